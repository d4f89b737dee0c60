package import JSONModel

/// Reads XML bodies as the JSON values their schemas describe (OAS 3.1 §4.8.26).
///
/// Document → elements (`XMLParser`) → JSON, guided by a shape. Names of another namespace, attributes the shape does
/// not have, and a second element where it has one could not be told apart in JSON, so they are refused; what belongs to
/// XML and XML Schema itself (`xml:lang`, `xsi:schemaLocation`, `xsi:nil`) is not. Nothing else is judged here: text that
/// does not spell the type it should stays a string and an unknown element becomes a member, for validation to report.
package enum XMLReader {
    package struct Limits: Hashable, Sendable {
        /// How deep elements may be nested, the root counting as 1.
        package var maxDepth = 256

        package init() {}
    }

    /// The member that holds the text of an element that has child elements or attributes too.
    package static let textMember = "#text"

    /// Reads a document in any encoding libxml2 knows; UTF-8 unless it declares another.
    ///
    /// `charset` is the encoding that came with it, which outweighs what it declares (RFC 7303 §3.2); nil for none.
    ///
    /// - Throws: `XMLSyntaxError` when the document is not well-formed, has a document type, is nested too deep, or has
    ///   a name that the shape has not, or not twice.
    package static func read(
        _ bytes: [UInt8], as shape: XMLShape, charset: String? = nil, limits: Limits = Limits()
    ) throws(XMLSyntaxError) -> XMLText {
        let root = try XMLParser.root(of: bytes, charset: charset, limits: limits)
        let value =
            if case .any = shape.content { try untypedValue(of: root) } else {
                try value(of: root, as: shape, naming: shape.naming, in: XMLNamespaceScope())
            }
        return XMLText(rootName: root.name, value: value)
    }

    /// The encoding that the XML declaration names (XML 1.0 §4.3.3), or that its first bytes say; nil for neither.
    package static func declaredEncoding(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16" }
        let start = String(decoding: bytes.prefix(200), as: UTF8.self)
        guard start.hasPrefix("<?xml"), let end = start.firstRange(of: "?>"),
            let name = start[..<end.lowerBound].firstRange(of: "encoding")
        else { return nil }
        let parts = start[name.upperBound..<end.lowerBound].split(separator: "'", omittingEmptySubsequences: false)
        let quoted = start[name.upperBound..<end.lowerBound].split(separator: "\"", omittingEmptySubsequences: false)
        return [parts, quoted].first { $0.count > 2 }.map { String($0[1]) }
    }

    /// `scope` is that around the element; nil where nothing is known and no names are judged.
    private static func value(
        of element: XMLElement, as shape: XMLShape, naming: XMLShape.Naming, in scope: XMLNamespaceScope?
    ) throws(XMLSyntaxError) -> JSON {
        if let scope { try element.check(shape, naming, in: scope) }
        if element.isNil { return .null }
        let inside = scope?.entering(naming)
        switch shape.content {
        case .scalar(let types):
            guard element.children.isEmpty else { return try untypedValue(of: element) }
            return scalar(element.text, as: types)
        case .object:
            // Because text where members are expected is an error to report, it stays a string.
            if element.children.isEmpty && element.data.isEmpty && !element.hasOnlyWhitespace {
                return .string(element.text)
            }
            return try object(element, as: shape, in: inside)
        case .array(let items, _): return try array(element, of: items, in: inside)
        case .any: return try untypedValue(of: element)
        }
    }

    /// A document without a schema as elements alone, its root as the member of an object.
    ///
    /// Attributes are called `@name`. With `namespaces`, names in one are called `{namespace}name`.
    package static func tree(
        of bytes: [UInt8], charset: String? = nil, namespaces: Bool
    ) throws(XMLSyntaxError) -> JSON {
        let root = try XMLParser.root(of: bytes, charset: charset, limits: Limits())
        return [root.treeName(namespaces): tree(of: root, namespaces)]
    }

    private static func tree(of element: XMLElement, _ namespaces: Bool) -> JSON {
        if element.isNil { return .null }
        if element.children.isEmpty && element.data.isEmpty { return .string(element.text) }
        var members = MembersInProgress()
        for attribute in element.data {
            members.add(attribute.treeName(namespaces), .string(attribute.value), .any)
        }
        if !element.hasOnlyWhitespace { members.add(textMember, .string(element.text), .any) }
        for child in element.children { members.add(child.treeName(namespaces), tree(of: child, namespaces), .any) }
        return .object(members.object)
    }

    private static func untypedValue(of element: XMLElement) throws(XMLSyntaxError) -> JSON {
        if element.children.isEmpty && element.data.isEmpty { return .string(element.text) }
        return try object(element, as: .any, in: nil)
    }

    /// The items of a wrapped array; an object when a child is called otherwise than items are.
    private static func array(
        _ element: XMLElement, of items: XMLShape, in scope: XMLNamespaceScope?
    ) throws(XMLSyntaxError) -> JSON {
        let naming = items.naming.named(element.name)
        guard element.hasOnlyWhitespace,
            element.children.allSatisfy({ $0.name.hasSameCodePoints(as: naming.name ?? "") })
        else { return try untypedValue(of: element) }
        return .array(
            try element.children.map { child throws(XMLSyntaxError) in
                try value(of: child, as: items, naming: naming, in: scope)
            })
    }

    private static func object(
        _ element: XMLElement, as shape: XMLShape, in scope: XMLNamespaceScope?
    ) throws(XMLSyntaxError) -> JSON {
        var additional = XMLShape.any
        if case .object(_, let shape?) = shape.content { additional = shape }
        var members = MembersInProgress()
        for attribute in element.data {
            let property = shape.property(ofAttribute: attribute.name) ?? .init(attribute.name, additional)
            members.add(property.name, scalar(attribute.value, as: property.shape), property.occurrence)
        }
        if !element.hasOnlyWhitespace { members.add(textMember, .string(element.text), .any) }
        for child in element.children {
            let property = try shape.property(ofElement: child) ?? .init(child.name, additional)
            let value = try value(of: child, as: property.elementShape, naming: property.naming, in: scope)
            guard members.add(property.name, value, property.occurrence) else {
                throw child.error(.repeatedElement(child.name))
            }
        }
        return .object(members.object)
    }

    /// The value of a text that stands outside of elements: an attribute, a parameter, a form's field.
    package static func value(ofText text: String, as shape: XMLShape) -> JSON { scalar(text, as: shape) }

    private static func scalar(_ text: String, as shape: XMLShape) -> JSON {
        switch shape.content {
        case .scalar(let types): scalar(text, as: types)
        // An attribute holds several values as a list separated by spaces (XML Schema Part 2 §2.5.1.2).
        case .array(let items, _): .array(text.split { isSpace($0) }.map { scalar(String($0), as: items) })
        case .object, .any: .string(text)
        }
    }

    /// The value `text` spells in one of `types`; a string when it spells none, so that validation reports it.
    ///
    /// Without a string among the types, an empty text is null where that is allowed.
    private static func scalar(_ text: String, as types: Set<XMLShape.ScalarType>) -> JSON {
        guard types != [.string], !types.isEmpty else { return .string(text) }
        let trimmed = trimmed(text)
        if trimmed.isEmpty && types.contains(.null) && !types.contains(.string) { return .null }
        if types.contains(.boolean) && (trimmed == "true" || trimmed == "false") { return .bool(trimmed == "true") }
        if let number = number(trimmed, as: types) { return .number(number) }
        return .string(text)
    }

    private static func number(_ text: String, as types: Set<XMLShape.ScalarType>) -> JSONNumber? {
        guard types.contains(.number) || types.contains(.integer), let number = JSONNumber(text) else { return nil }
        // Because `1.5` is a valid value of `[integer, string]` only as a string.
        let isString = !types.contains(.number) && types.contains(.string) && !number.isInteger
        return isString ? nil : number
    }

    /// White space around a number or boolean does not count (XML Schema Part 2 §4.3.6).
    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while let first = text.first, isSpace(first) { text.removeFirst() }
        while let last = text.last, isSpace(last) { text.removeLast() }
        return String(text)
    }

    private static func isSpace(_ character: Character) -> Bool {
        character == " " || character == "\t" || character == "\n" || character == "\r" || character == "\r\n"
    }
}

extension XMLShape {
    /// The property that an element holds; nil for a member of its own.
    ///
    /// - Throws: `XMLSyntaxError` for an element called as a member that stands elsewhere: in an attribute, or in an
    ///   element of another name.
    fileprivate func property(ofElement element: XMLElement) throws(XMLSyntaxError) -> Property? {
        if let property = property(ofElement: element.name) { return property }
        guard let member = property(named: element.name) ?? property(ofAttribute: element.name) else { return nil }
        let kind = member.shape.naming.isAttribute ? "attribute" : "element"
        let expected = "\(kind) '\(member.naming.name ?? member.name)'"
        throw element.error(.misplacedMember(element: element.name, expected: expected))
    }
}

extension XMLElement {
    fileprivate func treeName(_ namespaces: Bool) -> String {
        namespaces ? namespace.map { "{\($0)}\(name)" } ?? name : name
    }
}

extension XMLElement.Attribute {
    fileprivate func treeName(_ namespaces: Bool) -> String {
        "@" + (namespaces ? namespace.map { "{\($0)}\(name)" } ?? name : name)
    }
}
