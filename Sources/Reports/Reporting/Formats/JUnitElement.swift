internal import XMLBodies

/// An element of XML 1.0 to write: attributes in the order in which they are set, then text or elements.
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
        let start = attributes.reduce("\(indent)<\(name)") {
            "\($0) \($1.name)=\"\(Self.escape($1.value, in: .attribute))\""
        }
        if children.isEmpty {
            return content.isEmpty ? "\(start)/>\n" : "\(start)>\(Self.escape(content, in: .content))</\(name)>\n"
        }
        let inner = children.map { $0.text(indent: indent + "  ") }.joined()
        return "\(start)>\n\(inner)\(indent)</\(name)>\n"
    }

    /// Control characters, of which XML 1.0 §2.2 does not allow most, stand as `\u{1}`; a tab has a reference everywhere.
    ///
    /// A reader gets the same tab either way (§2.11), and no report has a control character but the line feed.
    private static func escape(_ text: String, in place: XMLCharacters.Place) -> String {
        text.replacingScalars { scalar in
            if let reference = XMLCharacters.reference(for: scalar, in: place) { return reference }
            if scalar == "\t" { return "&#9;" }
            let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
            return isControl || !XMLCharacters.isAllowed(scalar) ? PlainText.escape(scalar) : nil
        }
    }
}
