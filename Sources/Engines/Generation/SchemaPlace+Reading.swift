internal import Documents
internal import JSONModel
package import SchemaValidation

/// Reading keywords at a place.
extension SchemaPlace {
    package func child(_ keyword: String) -> SchemaPlace? { descend(JSONPointer(tokens: [keyword])) }

    /// The schemas in the list of a keyword.
    package func children(_ keyword: String) -> [SchemaPlace] {
        (node[keyword]?.sequence ?? []).indices.compactMap {
            descend(JSONPointer(tokens: [keyword, String($0)]))
        }
    }

    /// The schemas in the mapping of a keyword.
    package func members(_ keyword: String) -> [(name: String, schema: SchemaPlace)] {
        (node[keyword]?.mapping?.members ?? []).compactMap { member in
            descend(JSONPointer(tokens: [keyword, member.name])).map { (member.name, $0) }
        }
    }
}

extension SchemaDialect {
    /// Whether keywords beside a `$ref` count.
    package var hasSiblingsOfReferences: Bool { self == .draft202012 || self == .openAPI31 }
}

extension Node {
    var isTrue: Bool {
        if case .bool(true) = content { return true }
        return false
    }

    var isFalse: Bool {
        if case .bool(false) = content { return true }
        return false
    }

    var decimal: ExactDecimal? {
        if case .number(let number) = content { return number.decimal }
        return nil
    }

    /// The value of a keyword that counts; the largest `Int` when it does not fit.
    var count: Int? {
        guard case .number(let number) = content, number.isInteger, !number.isNegative else { return nil }
        return number.int64.map { Int($0) } ?? .max
    }

    var strings: [String] { sequence?.compactMap(\.string) ?? [] }
}
