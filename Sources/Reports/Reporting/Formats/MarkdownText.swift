/// Texts inside Markdown (GitHub Flavored Markdown 0.29).
enum MarkdownText {
    /// One line in which nothing is markup: neither in a paragraph or a table nor inside of an HTML element.
    ///
    /// Characters that could be are references, which never are (§6.2); a backslash would not do inside of HTML.
    static func escaped(_ text: String) -> String {
        var last: Unicode.Scalar?
        return PlainText.visible(text).replacingScalars { scalar in
            defer { last = scalar }
            return switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            // Those for emphasis, code, links, tables, headings, strikethrough, and what is linked of itself.
            case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "@", ":", "!", "$", "'": "&#\(scalar.value);"
            // Because an address that starts with `www.` is a link of itself, too (§6.9).
            case "." where last == "w" || last == "W": "&#46;"
            default: nil
            }
        }
    }

    /// A block of lines as they are, between fences longer than any inside (§4.5).
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
