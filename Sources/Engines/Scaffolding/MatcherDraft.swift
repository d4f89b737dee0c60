internal import Contract
internal import Documents
internal import JSONModel
internal import SchemaValidation

/// Matchers for a value in a response, by its schema: `{id: !uuid, state: !one-of [open, closed]}`.
struct MatcherDraft {
    /// How much the matchers say of a value.
    enum Detail: CaseIterable {
        /// Formats, patterns and enumerated values.
        case full
        /// The types alone.
        case types
    }

    let detail: Detail

    private static let deepest = 4
    private static let mostValues = 12
    private static let longestPattern = 60
    private static let ownFormats: Set = ["uuid", "date-time", "date", "email", "uri"]
    private static let formats = Set(FormatTable.textNames)

    /// Nil when the schema says nothing.
    func node(for schema: Schema) -> Node? {
        let node = node(SchemaFacts(schema), depth: 0)
        return node.tag == "any" ? nil : node
    }

    private func node(_ facts: SchemaFacts, depth: Int) -> Node {
        let node = present(facts, depth)
        guard facts.isNullable, node.tag != "any", node.tag != "null" else { return node }
        return Self.wrapped(node, in: "null-or")
    }

    private func present(_ facts: SchemaFacts, _ depth: Int) -> Node {
        if detail == .full, let values = facts.values, !values.isEmpty, values.count <= Self.mostValues {
            let literals = values.map { LiteralText.node(for: $0) }
            return literals.count == 1 ? literals[0] : Node(.sequence(literals), tag: "one-of", at: .nowhere)
        }
        guard let types = facts.types, types.count <= 1 else { return Self.tagged("any") }
        switch types.first {
        case nil: return Self.tagged("null")
        case "string": return text(facts)
        case "object": return object(facts, depth)
        case "array": return array(facts, depth)
        case .some(let type): return Self.tagged(type)
        }
    }

    private func text(_ facts: SchemaFacts) -> Node {
        guard detail == .full else { return Self.tagged("string") }
        if let format = facts.format, Self.ownFormats.contains(format) { return Self.tagged(format) }
        if let pattern = facts.pattern, pattern.count <= Self.longestPattern, !pattern.isEmpty {
            return Node(.string(pattern), tag: "matches", at: .nowhere)
        }
        if let format = facts.format, Self.formats.contains(format) {
            return Node(.string(format), tag: "format", at: .nowhere)
        }
        return Self.tagged("string")
    }

    private func object(_ facts: SchemaFacts, _ depth: Int) -> Node {
        guard depth < Self.deepest else { return Self.tagged("object") }
        let members = facts.required.compactMap { name -> (String, Node?)? in
            guard let member = facts.member(name) else { return (name, Self.tagged("any")) }
            return member.isWriteOnly ? nil : (name, node(member, depth: depth + 1))
        }
        return members.isEmpty ? Self.tagged("object") : Node(members: members)
    }

    private func array(_ facts: SchemaFacts, _ depth: Int) -> Node {
        guard let items = facts.items, depth < Self.deepest else { return Self.tagged("array") }
        let element = node(facts.facts(of: items), depth: depth + 1)
        return element.tag == "any" ? Self.tagged("array") : Self.wrapped(element, in: "each")
    }

    private static func tagged(_ name: String) -> Node { Node(.null, tag: name, at: .nowhere) }

    /// `node` as the argument of a matcher, in brackets unless it is an object without a tag.
    private static func wrapped(_ node: Node, in tag: String) -> Node {
        node.tag == nil && node.mapping != nil
            ? Node(node.content, tag: tag, at: .nowhere) : Node(.sequence([node]), tag: tag, at: .nowhere)
    }
}
