package import Diagnostics
package import JSONModel

/// A value of a YAML or JSON document with the place where it was written.
///
/// Files become trees of nodes once, at the edge. Later findings about their content have the location of a node.
package struct Node: Sendable {
    package enum Content: Sendable {
        case null
        case bool(Bool)
        case number(JSONNumber)
        case string(String)
        case sequence([Node])
        case mapping(Mapping)
    }

    package let content: Content
    /// A YAML tag without its `!`, such as `uuid` in `!uuid`; nil for none.
    package let tag: String?
    package let location: SourceLocation
    /// The number of columns from `location` to the first character of a text.
    ///
    /// Nil if the text is not in the file as it is: it has several lines there, escapes, or a tag before it.
    package let inset: Int?

    package init(
        _ content: Content, tag: String? = nil, at location: SourceLocation, inset: Int? = nil
    ) {
        self.content = content
        self.tag = tag
        self.location = location
        self.inset = inset
    }

    /// The value of a mapping's member; nil for other kinds and absent members.
    package subscript(name: String) -> Node? { mapping?[name] }

    package var mapping: Mapping? {
        if case .mapping(let mapping) = content { return mapping }
        return nil
    }

    package var sequence: [Node]? {
        if case .sequence(let elements) = content { return elements }
        return nil
    }

    package var string: String? {
        if case .string(let string) = content { return string }
        return nil
    }

    /// The source text of a string, number or boolean; nil for other kinds.
    package var scalarText: String? {
        switch content {
        case .string(let text): text
        case .number, .bool: json.description
        case .null, .sequence, .mapping: nil
        }
    }

    package var bool: Bool? {
        if case .bool(let value) = content { return value }
        return nil
    }

    package var isNull: Bool {
        if case .null = content { return true }
        return false
    }

    /// The node without its places and tags.
    package var json: JSON {
        switch content {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let value): .number(value)
        case .string(let value): .string(value)
        case .sequence(let elements): .array(elements.map(\.json))
        case .mapping(let mapping): .object(JSONObject(mapping.members.lazy.map { ($0.name, $0.value.json) }))
        }
    }

    /// The kind of the node in a message, with a single value: `the integer 5`, `a list`.
    package var foundDescription: String {
        switch content {
        case .bool(let value): "the boolean \(value)"
        case .number(let number): "the \(number.isInteger ? "integer" : "number") \(Self.shortened(number.spelling))"
        case .string(""): "an empty string"
        case .string(let text): "the string '\(Self.shortened(text))'"
        case .sequence(let elements) where elements.isEmpty: "an empty list"
        case .null, .sequence, .mapping: kindDescription
        }
    }

    /// The first line of `text`, shortened for a message.
    private static func shortened(_ text: String) -> String {
        let start = text.prefix { !$0.isNewline }.unicodeScalars.prefix(60)
        return start.count == text.unicodeScalars.count ? text : "\(String(start))…"
    }

    /// The kind of the node in a message that must not show its value: `a string`, `an integer`.
    package var kindDescription: String {
        switch content {
        case .null: "null"
        case .bool: "a boolean"
        case .number(let number): number.isInteger ? "an integer" : "a number"
        case .string: "a string"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    /// The node at a JSON pointer from here; nil when there is none.
    package func node(at pointer: JSONPointer) -> Node? {
        var current = self
        for token in pointer.tokens {
            switch current.content {
            case .mapping(let mapping):
                guard let member = mapping[token] else { return nil }
                current = member
            case .sequence(let elements):
                guard let index = JSONPointer.arrayIndex(token), elements.indices.contains(index) else { return nil }
                current = elements[index]
            default: return nil
            }
        }
        return current
    }
}
