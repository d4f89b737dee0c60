internal import Documents
internal import JSONModel

/// JSON Schema's types.
///
/// A `number` here may be an integer.
enum ValueType: String, CaseIterable {
    case object, array, string, integer, number, boolean, null

    /// The types that `type` allows; nil without `type`.
    static func set(_ node: Node?, orNull isNullable: Bool) -> Set<ValueType>? {
        guard let node else { return nil }
        let names = node.sequence?.compactMap(\.string) ?? [node.string ?? ""]
        var types = Set(names.compactMap(ValueType.init(rawValue:)))
        if types.contains(.number) { types.insert(.integer) }
        if isNullable { types.insert(.null) }
        return types
    }

    static func of(_ value: JSON) -> ValueType { ValueType(rawValue: value.typeName) ?? .null }
}
