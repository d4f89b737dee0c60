/// An element to be written as XML 1.0: attributes in the order they are set, then text or elements.
struct JUnitElement {
    let name: String
    private var attributes: [(name: String, value: String)] = []
    var content = ""
    var children: [JUnitElement] = []

    init(_ name: String) { self.name = name }

    /// Setting adds the attribute; each is set once.
    subscript(attribute: String) -> String {
        get { attributes.first { $0.name == attribute }?.value ?? "" }
        set { attributes.append((attribute, newValue)) }
    }

    func text(indent: String = "") -> String {
        let start = attributes.reduce("\(indent)<\(name)") { "\($0) \($1.name)=\"\(Self.escape($1.value))\"" }
        if children.isEmpty {
            return content.isEmpty ? "\(start)/>\n" : "\(start)>\(Self.escape(content, isContent: true))</\(name)>\n"
        }
        let inner = children.map { $0.text(indent: indent + "  ") }.joined()
        return "\(start)>\n\(inner)\(indent)</\(name)>\n"
    }

    /// What XML 1.0 §2.2 does not allow at all stands as `\u{1}`.
    static func escape(_ text: String, isContent: Bool = false) -> String {
        text.replacingScalars { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            // Because `]]>` may not stand in content (§2.4).
            case ">": "&gt;"
            case "\"" where !isContent: "&quot;"
            case "\n" where isContent: nil
            case "\t", "\n", "\r": "&#\(scalar.value);"
            case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{FFFE}", "\u{FFFF}": PlainText.escape(scalar)
            default: nil
            }
        }
    }
}
