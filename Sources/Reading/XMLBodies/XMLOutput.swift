/// A document that is being written: tags, escapes and the namespaces in scope (XML 1.0).
struct XMLOutput {
    private struct OpenElement {
        let name: String
        /// Prefix to namespace; the empty prefix is the default namespace.
        let namespaces: [String: String]
        var hasElements = false
        var hasText = false
    }

    private var bytes = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)
    private var open: [OpenElement] = []
    /// Whether the last start tag still takes attributes.
    private var isTagOpen = false
    private let isPretty: Bool

    init(isPretty: Bool) { self.isPretty = isPretty }

    mutating func start(_ naming: ValueShape.Naming) {
        closeTag()
        var namespaces = open.last?.namespaces ?? [:]
        if !open.isEmpty { open[open.count - 1].hasElements = true }
        breakLine()
        let declares = naming.namespace.map { namespaces.updateValue($0, forKey: naming.prefix ?? "") != $0 } ?? false
        let name = Self.qualified(naming, in: namespaces)
        append("<\(name)")
        isTagOpen = true
        open.append(OpenElement(name: name, namespaces: namespaces))
        if declares, let namespace = naming.namespace { declare(naming.prefix, namespace) }
    }

    /// Adds an attribute to the element just started.
    mutating func attribute(_ naming: ValueShape.Naming, _ value: String) {
        var namespaces = open.last?.namespaces ?? [:]
        // Because an attribute without a prefix is in no namespace (Namespaces §6.2), only prefixed ones need a
        // declaration.
        if let prefix = naming.prefix, let namespace = naming.namespace, namespaces[prefix] != namespace {
            namespaces[prefix] = namespace
            if let element = open.popLast() { open.append(OpenElement(name: element.name, namespaces: namespaces)) }
            declare(prefix, namespace)
        }
        append(" \(Self.qualified(naming, in: namespaces))=\"")
        append(value, in: .attribute)
        append("\"")
    }

    mutating func text(_ text: String) {
        guard !text.isEmpty else { return }
        closeTag()
        if !open.isEmpty { open[open.count - 1].hasText = true }
        append(text, in: .content)
    }

    mutating func end() {
        guard let element = open.popLast() else { return }
        if isTagOpen {
            isTagOpen = false
            append("/>")
        } else {
            if element.hasElements && !element.hasText { breakLine() }
            append("</\(element.name)>")
        }
    }

    mutating func finished() -> [UInt8] {
        if isPretty { append("\n") }
        return bytes
    }

    private mutating func declare(_ prefix: String?, _ namespace: String) {
        append(prefix.map { " xmlns:\(XMLCharacters.name($0))=\"" } ?? " xmlns=\"")
        append(namespace, in: .attribute)
        append("\"")
    }

    private mutating func closeTag() {
        if isTagOpen { append(">") }
        isTagOpen = false
    }

    private mutating func breakLine() {
        // Because white space beside text would be part of the text.
        guard isPretty, open.last?.hasText != true else { return }
        append("\n" + String(repeating: "  ", count: open.count))
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func append(_ text: String, in place: XMLCharacters.Place) {
        for scalar in text.unicodeScalars {
            if let reference = XMLCharacters.reference(for: scalar, in: place) {
                append(reference)
            } else {
                append(String(XMLCharacters.isAllowed(scalar) ? Character(scalar) : "\u{FFFD}"))
            }
        }
    }

    /// The name with its prefix; without it when no namespace of the prefix is known.
    private static func qualified(_ naming: ValueShape.Naming, in namespaces: [String: String]) -> String {
        let name = XMLCharacters.name(naming.name ?? "")
        guard let prefix = naming.prefix, namespaces[prefix] != nil else { return name }
        return "\(XMLCharacters.name(prefix)):\(name)"
    }
}
