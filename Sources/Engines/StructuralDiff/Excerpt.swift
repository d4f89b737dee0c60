/// Shortening long texts.
package enum Excerpt {
    /// The first `limit` code points of a longer text, with its length: `abc… (302 characters)`.
    package static func cut(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
        let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
        return "\(start)… (\(text.unicodeScalars.count) characters)"
    }
}
