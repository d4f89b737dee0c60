/// Texts inside Markdown (GitHub Flavored Markdown 0.29).
enum MarkdownText {
    /// The text on one line without markup, for a paragraph, a table or an HTML element.
    ///
    /// Characters that could be markup become references (§6.2), because a backslash has no meaning inside HTML.
    static func escaped(_ text: String) -> String {
        var last: Unicode.Scalar?
        return PlainText.visible(text).replacingScalars { scalar in
            defer { last = scalar }
            return switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            // The characters of emphasis, code, links, tables, headings, strikethrough and automatic links.
            case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "@", ":", "!", "$", "'": "&#\(scalar.value);"
            // Because an address that starts with `www.` becomes a link by itself (§6.9).
            case "." where last == "w" || last == "W": "&#46;"
            default: nil
            }
        }
    }

    /// A block of literal lines, between fences longer than any inside (§4.5).
    static func fenced(_ text: String) -> String {
        var longest = 2
        var run = 0
        for scalar in text.unicodeScalars {
            run = scalar == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence)text\n\(text)\(fence)\n"
    }
}
