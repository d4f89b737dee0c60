internal import Documents
package import JSONModel

extension Schema {
    private static let longestChain = 64

    /// What stands for an absent value: the schema's `default`, else that of the schema its `$ref` leads to.
    ///
    /// Follows references by the registry: ask once and keep it.
    package var defaultValue: JSON? {
        var place = self.place
        for _ in 0..<Self.longestChain {
            guard let mapping = place.node.mapping else { return nil }
            let reference = mapping["$ref"]?.string
            // Because what stands beside a `$ref` is ignored in older dialects.
            if let value = mapping["default"], reference == nil || !place.dialect.isDraft4Like {
                return value.json
            }
            guard let reference, let target = registry.resolve(reference, base: place.base) else { return nil }
            place = target
        }
        return nil
    }
}
