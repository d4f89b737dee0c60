package import JSONModel

/// Reads XML bodies as the JSON values their schemas describe (OAS 3.1 §4.8.26).
///
/// Document → elements (`XMLParser`) → JSON, guided by a shape.
///
/// Refused is what JSON could not tell apart: names of another namespace, attributes that the shape does not have, text
/// between the elements of members or items, and a second element where the shape has one. Names of XML and XML Schema (`xml:lang`, `xsi:schemaLocation`, `xsi:nil`)
/// are allowed. Validation reports everything else: text of another type stays a string, an unknown element becomes a
/// member.
package enum XMLReader {
    package struct Limits: Hashable, Sendable {
        /// The greatest depth of nested elements; the root counts as 1.
        package var maxDepth = 256
        /// The most attributes of an element, with those that declare namespaces.
        package var maxAttributes = 256
        /// The most prefixes that an element and those around it declare, because each name is looked up among them.
        package var maxNamespaces = 256

        package init() {}
    }

    /// The member for the text of an element that also has child elements or attributes.
    package static let textMember = "#text"

    /// Reads a document in UTF-8, UTF-16 or an encoding that extends ASCII; UTF-8 if none is declared.
    ///
    /// `charset` is the encoding from outside the document, which has priority over its declaration (RFC 7303 §3.2);
    /// nil for none.
    ///
    /// - Throws: `XMLSyntaxError` if the document is not well-formed, has a document type, is beyond one of the limits,
    ///   or has a name that the shape does not have or has only once.
    package static func read(
        _ bytes: [UInt8], as shape: ValueShape, charset: String? = nil, limits: Limits = Limits()
    ) throws(XMLSyntaxError) -> XMLText {
        let root = try XMLParser.root(of: bytes, charset: charset, limits: limits)
        let value =
            if case .any = shape.content { try untypedValue(of: root) } else {
                try value(of: root, as: shape, naming: shape.naming, in: XMLNamespaceScope())
            }
        return XMLText(rootName: root.name, value: value)
    }

    /// The encoding in the XML declaration (XML 1.0 §4.3.3) or shown by the first bytes; nil if there is neither.
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

    /// `scope` is the scope around the element; nil without a schema, when names are not checked.
    private static func value(
        of element: XMLElement, as shape: ValueShape, naming: ValueShape.Naming, in scope: XMLNamespaceScope?
    ) throws(XMLSyntaxError) -> JSON {
        if let scope { try element.check(shape, naming, in: scope) }
        if element.isNil { return .null }
        let inside = scope?.entering(naming)
        switch shape.content {
        case .scalar(let types):
            guard element.children.isEmpty else { return try untypedValue(of: element) }
            return scalar(element.text, as: types)
        case .object:
            // Because validation reports text in place of members, it stays a string.
            if element.children.isEmpty && element.data.isEmpty && !element.hasOnlyWhitespace {
                return .string(element.text)
            }
            return try object(element, as: shape, in: inside)
        case .array(let items, _): return try array(element, of: items, in: inside)
        case .any: return try untypedValue(of: element)
        }
    }

    /// Reads a document without a schema into elements, with its root as the only member of an object.
    ///
    /// Attributes are called `@name`. With `namespaces`, a name in a namespace is called `{namespace}name`.
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

    /// The items of a wrapped array; an object when a child has another name than the items.
    private static func array(
        _ element: XMLElement, of items: ValueShape, in scope: XMLNamespaceScope?
    ) throws(XMLSyntaxError) -> JSON {
        try element.checkText()
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
        _ element: XMLElement, as shape: ValueShape, in scope: XMLNamespaceScope?
    ) throws(XMLSyntaxError) -> JSON {
        if shape.describesMembers, shape.property(named: textMember) == nil { try element.checkText() }
        var additional = ValueShape.any
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

    /// The value of a text outside of elements: an attribute, a parameter, a field of a form.
    package static func value(ofText text: String, as shape: ValueShape) -> JSON { scalar(text, as: shape) }

    private static func scalar(_ text: String, as shape: ValueShape) -> JSON {
        switch shape.content {
        case .scalar(let types): scalar(text, as: types)
        // The values of a list are separated by spaces in an attribute (XML Schema Part 2 §2.5.1.2).
        case .array(let items, _): .array(text.split { isSpace($0) }.map { scalar(String($0), as: items) })
        case .object, .any: .string(text)
        }
    }

    /// The value that `text` spells in one of `types`; else a string, so that validation reports it.
    ///
    /// If strings are not allowed and null is, an empty text is null.
    private static func scalar(_ text: String, as types: Set<ValueShape.ScalarType>) -> JSON {
        guard types != [.string], !types.isEmpty else { return .string(text) }
        let trimmed = trimmed(text)
        if trimmed.isEmpty && types.contains(.null) && !types.contains(.string) { return .null }
        if types.contains(.boolean) && (trimmed == "true" || trimmed == "false") { return .bool(trimmed == "true") }
        if let number = number(trimmed, as: types) { return .number(number) }
        return .string(text)
    }

    private static func number(_ text: String, as types: Set<ValueShape.ScalarType>) -> JSONNumber? {
        guard types.contains(.number) || types.contains(.integer), let number = JSONNumber(text) else { return nil }
        // Because `1.5` is a valid value of `[integer, string]` only as a string.
        let isString = !types.contains(.number) && types.contains(.string) && !number.isInteger
        return isString ? nil : number
    }

    /// Without white space around a number or boolean, which does not count (XML Schema Part 2 §4.3.6).
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

extension ValueShape {
    /// The property of an element; nil if the element is not one of the shape.
    ///
    /// - Throws: `XMLSyntaxError` if the element has the name of a member that belongs elsewhere: in an attribute, or
    ///   in an element with another name.
    fileprivate func property(ofElement element: XMLElement) throws(XMLSyntaxError) -> Property? {
        if let property = property(ofElement: element.name) { return property }
        guard let member = property(named: element.name) ?? property(ofAttribute: element.name) else { return nil }
        let kind = member.shape.naming.isAttribute ? "attribute" : "element"
        let expected = "\(kind) '\(member.naming.name ?? member.name)'"
        throw element.error(.misplacedMember(element: element.name, expected: expected))
    }
}

extension ValueShape {
    /// Whether the shape says which elements an element has.
    fileprivate var describesMembers: Bool {
        if case .object(let properties, let additional) = content {
            !properties.isEmpty || additional != nil
        } else {
            false
        }
    }
}

extension XMLElement {
    /// - Throws: `XMLSyntaxError` if there is text between the elements inside.
    fileprivate func checkText() throws(XMLSyntaxError) {
        if !children.isEmpty, !hasOnlyWhitespace { throw error(.strayText(element: name)) }
    }

    fileprivate func treeName(_ namespaces: Bool) -> String {
        namespaces ? namespace.map { "{\($0)}\(name)" } ?? name : name
    }
}

extension XMLElement.Attribute {
    fileprivate func treeName(_ namespaces: Bool) -> String {
        "@" + (namespaces ? namespace.map { "{\($0)}\(name)" } ?? name : name)
    }
}
