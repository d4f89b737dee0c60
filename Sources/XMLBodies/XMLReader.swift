package import JSONModel

/// Reads XML bodies as the JSON values their schemas describe (OAS 3.1 §4.8.26).
///
/// Document → elements (`XMLParser`) → JSON, guided by a shape. Nothing is judged here: what the shape does not
/// foresee is kept in a form that schema validation then reports. Text that does not spell the type it should stays
/// a string, an element that comes twice without being an array becomes one, an unknown element or attribute a member.
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
    /// - Throws: `XMLSyntaxError` when the document is not well-formed, has a document type or is nested too deep.
    package static func read(
        _ bytes: [UInt8], as shape: XMLShape, limits: Limits = Limits()
    ) throws(XMLSyntaxError) -> XMLText {
        let root = try XMLParser.root(of: bytes, limits: limits)
        return XMLText(rootName: root.name, value: value(of: root, as: shape))
    }

    private static func value(of element: XMLElement, as shape: XMLShape) -> JSON {
        if element.isNil { return .null }
        switch shape.content {
        case .scalar(let types):
            guard element.children.isEmpty else { return untypedValue(of: element) }
            return scalar(element.text, as: types)
        case .object:
            // Because text where members are expected is an error to report, it stays a string.
            if element.children.isEmpty && element.data.isEmpty && !element.hasOnlyWhitespace {
                return .string(element.text)
            }
            return object(element, as: shape)
        case .array(let items, _): return array(element, of: items)
        case .any: return untypedValue(of: element)
        }
    }

    private static func untypedValue(of element: XMLElement) -> JSON {
        if element.children.isEmpty && element.data.isEmpty { return .string(element.text) }
        return object(element, as: .any)
    }

    /// The items of a wrapped array; an object when a child is called otherwise than items are.
    private static func array(_ element: XMLElement, of items: XMLShape) -> JSON {
        let name = items.naming.name ?? element.name
        guard element.hasOnlyWhitespace, element.children.allSatisfy({ $0.name.hasSameCodePoints(as: name) }) else {
            return untypedValue(of: element)
        }
        return .array(element.children.map { value(of: $0, as: items) })
    }

    private static func object(_ element: XMLElement, as shape: XMLShape) -> JSON {
        var additional = XMLShape.any
        if case .object(_, let shape?) = shape.content { additional = shape }
        var members = MembersInProgress()
        for attribute in element.data {
            let property = shape.property(ofAttribute: attribute.name)
            let value = scalar(attribute.value, as: property?.shape ?? additional)
            members.add(property?.name ?? attribute.name, value, isArray: false)
        }
        if !element.hasOnlyWhitespace { members.add(textMember, .string(element.text), isArray: false) }
        for child in element.children {
            add(child, as: shape.property(ofElement: child.name) ?? .init(child.name, additional), to: &members)
        }
        return .object(members.object)
    }

    private static func add(
        _ child: XMLElement, as property: XMLShape.Property, to members: inout MembersInProgress
    ) {
        if case .array(let items, isWrapped: false) = property.shape.content {
            members.add(property.name, value(of: child, as: items), isArray: true)
        } else {
            members.add(property.name, value(of: child, as: property.shape), isArray: false)
        }
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

/// An object's members in the order of their first elements, with the values each has so far.
private struct MembersInProgress {
    private var entries: [(name: String, values: [JSON], isArray: Bool)] = []
    private var positions: [CodePoints: Int] = [:]

    mutating func add(_ name: String, _ value: JSON, isArray: Bool) {
        if let position = positions[CodePoints(name)] {
            entries[position].values.append(value)
        } else {
            positions[CodePoints(name)] = entries.count
            entries.append((name, [value], isArray))
        }
    }

    var object: JSONObject {
        JSONObject(
            entries.map { entry in
                (entry.name, entry.isArray || entry.values.count > 1 ? .array(entry.values) : entry.values[0])
            })
    }
}
