package import HTTPModel
package import JSONModel

/// JSON values in places that take only text.
package enum JSONTexts {
    /// The texts of a value: several for a list, none for null or an absent value.
    package static func of(_ value: JSON?) -> [String] {
        switch value {
        case nil, .null: []
        case .array(let elements): elements.flatMap { of($0) }
        case .string(let text): [text]
        case let other?: [other.description]
        }
    }
}

extension QueryItem {
    /// A query item for each text of `value`.
    package static func items(named name: String, _ value: JSON?) -> [QueryItem] {
        JSONTexts.of(value).map { QueryItem(name: name, value: $0) }
    }
}
