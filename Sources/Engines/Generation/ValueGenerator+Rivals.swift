internal import Documents
internal import JSONModel
internal import SchemaValidation

/// Objects that two branches of a `oneOf` would allow, where exactly one must.
extension ValueGenerator {
    /// Adds a member that `rival` forbids and the chosen branch does not mention.
    ///
    /// Without it, no object would be valid by a `oneOf` whose branches require nothing. Such schemas are common.
    mutating func exclude(_ rival: SchemaPlace, from object: inout JSONObject, _ objects: ObjectDemand) {
        guard accepts(.object(object), [rival]), !isScopeDynamic, object.count < objects.most ?? .max else { return }
        for (name, schema) in target(of: rival).members("properties") where object[name] == nil {
            let own = schemas(name, objects)
            guard !objects.forbidden.contains(name) else { continue }
            if let value = Self.oddValues.first(where: { !accepts($0, [schema]) && accepts($0, own) }) {
                object[name] = value
                return
            }
        }
    }

    private static let oddValues: [JSON] = ["none", 0, false, nil, [], [:]]
}
