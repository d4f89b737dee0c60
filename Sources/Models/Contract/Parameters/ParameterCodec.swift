internal import JSONModel
package import XMLBodies

/// Reads and writes the value of a parameter, a header or a form's field, as its description says.
///
/// By a style (OAS 3.1 §4.8.12.2.1) or by a media type (§4.8.12.2.2). Reading is in `+Reading`, writing in `+Writing`.
/// In the style `pipeDelimited`, the colors `["blue", "black"]` are `color=blue%7Cblack`.
package struct ParameterCodec: Sendable {
    package enum Form: Sendable {
        case style(ParameterStyle, isExploded: Bool)
        case content(MediaTypeContent)
    }

    package let name: String
    package let form: Form
    /// How text becomes a value of the schema.
    package let shape: ValueShape
    /// Whether reserved characters are not encoded.
    package let allowsReserved: Bool
    /// The names of other parameters, which are no members of an exploded object.
    var foreignNames: Set<String> = []

    package init(name: String, form: Form, shape: ValueShape, allowsReserved: Bool = false) {
        self.name = name
        self.form = form
        self.shape = shape
        self.allowsReserved = allowsReserved
    }

    /// Whether the value has a pair for each member, with the member's name.
    var isSpread: Bool {
        guard case .style(let style, let isExploded) = form else { return false }
        if style == .deepObject { return shape.hasParts }
        guard isExploded, case .object = shape.content else { return false }
        return true
    }

    /// Whether a pair called `pairName` is part of the value.
    func takes(_ pairName: String) -> Bool {
        guard isSpread else { return pairName == name }
        if case .style(.deepObject, _) = form { return hasBrackets(pairName) || (shape.isList && pairName == name) }
        return shape.property(named: pairName) != nil || (shape.isOpen && !isForeign(pairName))
    }

    /// Whether a pair's name is this parameter's name with brackets behind it, such as `color[R]`.
    func hasBrackets(_ pairName: String) -> Bool { pairName.utf8.starts(with: "\(name)[".utf8) }

    /// `size[w]` belongs to `size`.
    private func isForeign(_ pairName: String) -> Bool {
        if foreignNames.contains(pairName) { return true }
        return pairName.firstIndex(of: "[").map { foreignNames.contains(String(pairName[..<$0])) } ?? false
    }

    /// The names of the value's pairs, as far as the description tells.
    var pairNames: [String] {
        guard isSpread, case .object(let properties, _) = shape.content else { return [name] }
        return [name] + properties.map(\.name)
    }
}

/// Why a text does not follow the style of its parameter.
package struct MalformedValue: Error, Hashable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }

    static func repeated(_ count: Int) -> MalformedValue { .init("expected it once, found it \(count) times") }
}

extension ValueShape {
    /// Whether values have items or members, as far as the schema tells.
    var hasParts: Bool {
        if case .scalar = content { false } else { true }
    }

    /// Whether members that are not among the properties are described too.
    var isOpen: Bool {
        if case .object(_, _?) = content { true } else { false }
    }

    /// The shape of the member `name`; any shape for an undescribed one.
    func member(_ name: String) -> ValueShape {
        if let property = property(named: name) { return property.shape }
        if case .object(_, let additional?) = content { return additional }
        return .any
    }

    /// The value of the texts of one name.
    func value(ofTexts texts: [String]) throws(MalformedValue) -> JSON {
        switch content {
        case .array(let items, _): return .array(texts.map(items.value(ofText:)))
        case .any where texts.count > 1: return .array(texts.map { .string($0) })
        default:
            guard texts.count == 1 else { throw .repeated(texts.count) }
            return value(ofText: texts[0])
        }
    }

    /// The value of a single text; objects and lists are read as JSON, the only form they can have in one text.
    private func value(ofText text: String) -> JSON {
        switch content {
        case .array, .object:
            guard let first = text.utf8.first, "{[".utf8.contains(first), let json = try? JSONText(Array(text.utf8))
            else { return .string(text) }
            return json.value
        case .scalar, .any: return XMLReader.value(ofText: text, as: self)
        }
    }
}
