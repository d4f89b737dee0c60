package import JSONModel

/// Writes JSON values as XML documents, as their schemas describe it (OAS 3.1 §4.8.26).
///
///     <?xml version="1.0" encoding="UTF-8"?><tags><tag>a</tag><tag>b</tag></tags>
///
/// Members that are null are left out. Values without a place in the shape are written anyway: objects as elements,
/// arrays as repeated elements.
package struct XMLWriter {
    package enum Layout: Sendable {
        /// Without white space, for bodies.
        case compact
        /// One element on each line, indented by two spaces, for people.
        case pretty
    }

    private var output: XMLOutput

    /// The root element has the name of the shape, else `rootName`.
    package static func bytes(
        of value: JSON, as shape: ValueShape, rootName: String, layout: Layout = .compact
    ) -> [UInt8] {
        var writer = XMLWriter(output: XMLOutput(isPretty: layout == .pretty))
        writer.writeElement(value, as: shape, naming: shape.naming.named(rootName))
        return writer.output.finished()
    }

    /// Writes the whole value as one element; of an array, that is the wrapper.
    private mutating func writeElement(_ value: JSON, as shape: ValueShape, naming: ValueShape.Naming) {
        output.start(naming)
        switch value {
        case .null: break
        case .bool, .number, .string: output.text(Self.text(of: value))
        case .array(let elements): writeItems(elements, of: shape, wrapper: naming)
        case .object(let object): writeMembers(object, of: shape)
        }
        output.end()
    }

    /// Items without a name of their own have that of their wrapper.
    private mutating func writeItems(_ elements: [JSON], of shape: ValueShape, wrapper: ValueShape.Naming) {
        var items = ValueShape.any
        if case .array(let shape, _) = shape.content { items = shape }
        let naming = items.naming.named(wrapper.name ?? "")
        for element in elements { writeElement(element, as: items, naming: naming) }
    }

    private mutating func writeMembers(_ object: JSONObject, of shape: ValueShape) {
        var additional = ValueShape.any
        if case .object(_, let shape?) = shape.content { additional = shape }
        let members = object.members.filter { $0.value.kind != .null }.map { member in
            (value: member.value, property: shape.property(named: member.name) ?? .init(member.name, additional))
        }
        // Because attributes belong to the start tag, they come before all elements.
        for (value, property) in members where property.shape.naming.isAttribute {
            output.attribute(property.naming, Self.text(of: value))
        }
        for (value, property) in members where !property.shape.naming.isAttribute { write(value, of: property) }
    }

    private mutating func write(_ value: JSON, of property: ValueShape.Property) {
        if property.name == XMLReader.textMember { return output.text(Self.text(of: value)) }
        guard case .array(let elements) = value else {
            return writeElement(value, as: property.shape, naming: property.naming)
        }
        switch property.shape.content {
        case .array(_, isWrapped: true): writeElement(value, as: property.shape, naming: property.naming)
        case .array(let items, isWrapped: false):
            for element in elements { writeElement(element, as: items, naming: property.naming) }
        case .scalar, .object, .any:
            for element in elements { writeElement(element, as: property.shape, naming: property.naming) }
        }
    }

    /// The text of a scalar; of an array, the texts of its items separated by spaces; of an object, its JSON.
    private static func text(of value: JSON) -> String {
        switch value {
        case .null: ""
        case .bool(let value): value ? "true" : "false"
        case .number(let number): number.spelling
        case .string(let string): string
        case .array(let elements): elements.map(text).joined(separator: " ")
        case .object: value.description
        }
    }
}
