package import HTTPModel
package import JSONModel

/// JSON values where only text can stand.
package enum JSONTexts {
    /// The text of a value; several for a list, none for null and for an absent value.
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
    /// One for each text that `value` stands for: a list repeats the name, null and absent leave it out.
    package static func items(named name: String, _ value: JSON?) -> [QueryItem] {
        JSONTexts.of(value).map { QueryItem(name: name, value: $0) }
    }
}
