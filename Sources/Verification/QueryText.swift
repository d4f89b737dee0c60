internal import HTTPModel
internal import JSONModel

/// Queries and form bodies as text, percent-encoded (RFC 3986 §3.4).
enum QueryText {
    /// `name=value`; only the name where there is no value.
    static func pair(_ name: String, _ value: String?) -> String {
        let name = PercentEncoding.encode(name, allowed: "[]")
        return value.map { "\(name)=\(PercentEncoding.encode($0))" } ?? name
    }

    /// One pair for each text that `value` stands for: a list repeats the name, null and absent leave it out.
    static func pairs(_ name: String, _ value: JSON?) -> [String] {
        JSONTexts.of(value).map { pair(name, $0) }
    }

    static func target(_ target: RequestTarget, adding pairs: [String]) -> RequestTarget {
        guard !pairs.isEmpty else { return target }
        let query = ([target.query].compactMap(\.self) + pairs).joined(separator: "&")
        return RequestTarget(path: target.path, query: query)
    }
}

/// JSON values where only text can stand.
enum JSONTexts {
    /// The text of a value; several for a list, none for null and for an absent value.
    static func of(_ value: JSON?) -> [String] {
        switch value {
        case nil, .null: []
        case .array(let elements): elements.flatMap { of($0) }
        case .string(let text): [text]
        case let other?: [other.description]
        }
    }
}
