/// A reader of the XML that reports consist of; nil for text that is not well-formed (XML 1.0 §2.1).
struct XMLCheck {
    struct Element {
        let name: String
        var attributes: [String: String] = [:]
        var text = ""
        var children: [Element] = []

        func all(_ name: String) -> [Element] { children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) } }
    }

    private var rest: Substring

    static func root(of text: String) -> Element? {
        var check = XMLCheck(rest: text[...])
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        guard text.unicodeScalars.allSatisfy(isAllowed), check.take(declaration), let root = check.element(),
            check.rest.allSatisfy(\.isNewline)
        else { return nil }
        return root
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && scalar.value < 0xFFFE || scalar == "\n" || scalar.value > 0xFFFF
    }

    private mutating func element() -> Element? {
        guard take("<") else { return nil }
        var element = Element(name: takeName())
        while take(" ") {
            let name = takeName()
            guard !name.isEmpty, element.attributes[name] == nil, take("=\""), let end = rest.firstIndex(of: "\""),
                let value = Self.decode(rest[..<end])
            else { return nil }
            element.attributes[name] = value
            rest = rest[rest.index(after: end)...]
        }
        if take("/>") { return element }
        return take(">") ? content(of: &element) : nil
    }

    private mutating func content(of element: inout Element) -> Element? {
        while true {
            guard let next = rest.firstIndex(of: "<"), let text = Self.decode(rest[..<next]) else { return nil }
            element.text += text
            rest = rest[next...]
            if take("</\(element.name)>") { return element }
            guard let child = self.element() else { return nil }
            element.children.append(child)
        }
    }

    private mutating func take(_ text: String) -> Bool {
        guard rest.unicodeScalars.starts(with: text.unicodeScalars) else { return false }
        rest = Substring(rest.unicodeScalars.dropFirst(text.unicodeScalars.count))
        return true
    }

    private mutating func takeName() -> String {
        let name = rest.prefix { $0.isLetter }
        rest = rest.dropFirst(name.count)
        return String(name)
    }

    /// Text with its references replaced; nil for markup or a bare ampersand.
    private static func decode(_ text: Substring) -> String? {
        guard !text.contains("<"), !text.contains("]]>") else { return nil }
        var result = ""
        let parts = text.split(separator: "&", omittingEmptySubsequences: false)
        result += parts[0]
        for part in parts.dropFirst() {
            guard let end = part.firstIndex(of: ";"), let character = references[String(part[..<end])] else {
                return nil
            }
            result += character + part[part.index(after: end)...]
        }
        return result
    }

    private static let references = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#9": "\t", "#10": "\n", "#13": "\r",
    ]
}
