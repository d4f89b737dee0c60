internal import Documents
internal import JSONModel
internal import SchemaValidation

/// Objects that two branches of a `oneOf` allow, where only one may.
extension ValueGenerator {
    /// Adds a member that `rival` does not allow, and the chosen branch says nothing of.
    ///
    /// Without it no object would fulfil a `oneOf` whose branches require nothing, and such schemas are common.
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
