internal import Documents
package import JSONModel

extension Schema {
    private static let longestChain = 64

    /// The value that replaces an absent one: the schema's `default`, or else the default of its `$ref` target.
    ///
    /// It looks up references in the registry; callers should keep the result.
    package var defaultValue: JSON? {
        var place = self.place
        for _ in 0..<Self.longestChain {
            guard let mapping = place.node.mapping else { return nil }
            let reference = mapping["$ref"]?.string
            // Older dialects ignore what stands beside a `$ref`.
            if let value = mapping["default"], reference == nil || !place.dialect.isDraft4Like {
                return value.json
            }
            guard let reference, let target = registry.resolve(reference, base: place.base) else { return nil }
            place = target
        }
        return nil
    }
}
