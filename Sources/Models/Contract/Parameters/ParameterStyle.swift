internal import HTTPModel

/// How a value with several parts becomes one text (OAS 3.1 §4.8.12.3, after RFC 6570).
package enum ParameterStyle: String, Sendable, Hashable, CaseIterable {
    case matrix, label, form, simple, spaceDelimited, pipeDelimited, deepObject

    /// The styles that parameters of a place can have, the default first.
    static func allowed(in place: Parameter.Place) -> [ParameterStyle] {
        switch place {
        case .path: [.simple, .label, .matrix]
        case .query: [.form, .spaceDelimited, .pipeDelimited, .deepObject]
        case .header: [.simple]
        case .cookie: [.form]
        }
    }

    /// Whether `explode` is true by default.
    var explodesByDefault: Bool { self == .form || self == .deepObject }

    /// Whether the style has no meaning for a value without parts.
    var needsParts: Bool { self == .spaceDelimited || self == .pipeDelimited || self == .deepObject }

    /// The text between the parts of a value that is not exploded.
    var delimiter: Delimiter {
        switch self {
        case .spaceDelimited: Delimiter(written: "%20", read: ["%20", "+", " "])
        case .pipeDelimited: Delimiter(written: "%7C", read: ["%7C", "%7c", "|"])
        case .matrix, .label, .form, .simple, .deepObject: .comma
        }
    }

    struct Delimiter: Sendable {
        let written: String
        let read: [String]

        static let comma = Delimiter(written: ",", read: [","])

        /// The parts of `text`.
        ///
        /// Many clients encode the comma too. So an encoded comma separates if there is no literal one.
        func split(_ text: Substring, _ escaping: TextEscaping) -> [Substring] {
            let parts = text.split(atAnyOf: read)
            guard parts.count == 1, written == ",", escaping != .none else { return parts }
            return text.split(atAnyOf: ["%2C", "%2c"])
        }
    }
}

extension Substring {
    /// The parts between any of some ASCII texts, empty ones too.
    func split(atAnyOf delimiters: [String]) -> [Substring] {
        var parts: [Substring] = []
        var start = startIndex
        var place = startIndex
        while place < endIndex {
            if let delimiter = delimiters.first(where: { utf8[place...].starts(with: $0.utf8) }) {
                parts.append(self[start..<place])
                place = utf8.index(place, offsetBy: delimiter.utf8.count)
                start = place
            } else {
                place = utf8.index(after: place)
            }
        }
        return parts + [self[start...]]
    }
}
