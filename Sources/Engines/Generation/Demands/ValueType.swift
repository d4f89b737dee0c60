internal import Documents
internal import JSONModel

/// JSON Schema's types.
///
/// A `number` here may be an integer.
enum ValueType: String, CaseIterable {
    case object, array, string, integer, number, boolean, null

    /// The types that `type` allows; nil if it is absent or not valid.
    static func set(_ node: Node?, orNull isNullable: Bool) -> Set<ValueType>? {
        guard let node else { return nil }
        let names = node.sequence?.map(\.string) ?? [node.string]
        let known = names.map { $0.flatMap(ValueType.init(rawValue:)) }
        // Because validation ignores the keyword if one of the names is not a type.
        guard !known.isEmpty, !known.contains(nil) else { return nil }
        var types = Set(known.compactMap(\.self))
        if types.contains(.number) { types.insert(.integer) }
        if isNullable { types.insert(.null) }
        return types
    }

    static func of(_ value: JSON) -> ValueType { ValueType(rawValue: value.typeName) ?? .null }
}
