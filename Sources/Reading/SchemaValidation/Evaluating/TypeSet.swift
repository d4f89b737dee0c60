internal import JSONModel

/// The types that a schema allows.
///
/// `integer` is a number without a fraction; `5.0` is one (2020-12 Core §4.2.3).
struct TypeSet: OptionSet, Sendable {
    let rawValue: UInt8

    static let null = TypeSet(rawValue: 1)
    static let boolean = TypeSet(rawValue: 2)
    static let number = TypeSet(rawValue: 4)
    static let string = TypeSet(rawValue: 8)
    static let array = TypeSet(rawValue: 16)
    static let object = TypeSet(rawValue: 32)
    static let integer = TypeSet(rawValue: 64)

    static let byName: [(name: String, type: TypeSet)] = [
        ("null", .null), ("boolean", .boolean), ("integer", .integer), ("number", .number), ("string", .string),
        ("array", .array), ("object", .object),
    ]

    static func named(_ name: String) -> TypeSet? { byName.first { $0.name == name }?.type }

    func allows(_ instance: JSON) -> Bool {
        switch instance {
        case .null: contains(.null)
        case .bool: contains(.boolean)
        case .string: contains(.string)
        case .array: contains(.array)
        case .object: contains(.object)
        case .number(let number): contains(.number) || (contains(.integer) && number.isInteger)
        }
    }
}
