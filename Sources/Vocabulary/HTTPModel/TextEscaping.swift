/// How a part of a message escapes characters that have a meaning there.
package enum TextEscaping: Sendable, Hashable {
    /// Not at all: header fields, parts of a multipart body.
    case none
    /// Percent-encoded: paths and cookies.
    case percent
    /// Percent-encoded, where `+` is read as a space: queries and form bodies.
    case form

    /// The decoded text; `text` itself when it cannot be decoded.
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
