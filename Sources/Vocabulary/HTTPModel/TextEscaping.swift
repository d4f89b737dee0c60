/// How a part of a message writes characters that mean something else there.
package enum TextEscaping: Sendable, Hashable {
    /// As they are: header fields, parts of a multipart body.
    case none
    /// Percent-encoded: paths and cookies.
    case percent
    /// Percent-encoded, a space perhaps as `+`: queries and form bodies.
    case form

    /// The text that is meant; one that cannot be decoded is what it looks like.
    package func decoded(_ text: Substring) -> String {
        switch self {
        case .none: String(text)
        case .percent: PercentEncoding.decode(text) ?? String(text)
        case .form: PercentEncoding.decode(text, plusIsSpace: true) ?? String(text)
        }
    }

    package func encoded(_ text: String, allowed: String = "") -> String {
        self == .none ? text : PercentEncoding.encode(text, allowed: allowed)
    }
}
