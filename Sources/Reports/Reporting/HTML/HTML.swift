/// Markup of a page.
///
/// It is made of elements and texts only, so that no text can become markup.
struct HTML {
    private(set) var markup = ""

    static let none = HTML()

    /// One line of text, with control characters as `\u{1B}`.
    static func text(_ text: String) -> HTML { HTML(markup: escaped(PlainText.visible(text))) }

    /// Text in lines.
    static func lines(_ text: String) -> HTML {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        return HTML(markup: lines.map { escaped(PlainText.visible(String($0))) }.joined(separator: "\n"))
    }

    /// An element; an attribute with nil as its value is left out.
    static func element(_ name: String, _ attributes: [(String, String?)] = [], _ content: [HTML]) -> HTML {
        "\(start(name, attributes))\(content.map(\.markup).joined())</\(name)>".asMarkup
    }

    static func element(_ name: String, class style: String? = nil, _ content: HTML...) -> HTML {
        element(name, [("class", style)], content)
    }

    /// An element without content and end tag, such as `meta` (HTML §13.1.2, void elements).
    static func void(_ name: String, _ attributes: [(String, String?)]) -> HTML { start(name, attributes).asMarkup }

    /// Our own `style` or `script`, without escapes (HTML §13.1.2, raw text elements).
    static func raw(_ name: String, _ content: StaticString) -> HTML { "<\(name)>\(content)</\(name)>".asMarkup }

    static func += (left: inout HTML, right: HTML) { left.markup += right.markup }

    static func + (left: HTML, right: HTML) -> HTML { HTML(markup: left.markup + right.markup) }

    private static func start(_ name: String, _ attributes: [(String, String?)]) -> String {
        let texts = attributes.compactMap { name, value in
            value.map { " \(name)=\"\(escaped(PlainText.visible($0)))\"" }
        }
        return "<\(name)\(texts.joined())>"
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return text }
        return text.replacingScalars { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "'": "&#39;"
            default: nil
            }
        }
    }

    fileprivate init(markup: String = "") { self.markup = markup }
}

extension String {
    fileprivate var asMarkup: HTML { HTML(markup: self) }
}
