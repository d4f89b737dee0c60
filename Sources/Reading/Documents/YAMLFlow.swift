internal import JSONModel

/// A value on one line: `{id: !uuid, tags: [new, "5"]}` (YAML 1.2.2 §7.4).
enum YAMLFlow {
    static func text(of node: Node, isInFlow: Bool = true) -> String {
        let tag = node.tag.map { "!\($0)" }
        switch node.content {
        // Because a tag without a value is a tag of null.
        case .null where tag != nil: return tag ?? ""
        default: return [tag, untagged(node, isInFlow)].compactMap(\.self).joined(separator: " ")
        }
    }

    /// The text if it has at most `limit` characters; nil otherwise.
    ///
    /// Writing stops at the limit.
    static func text(of node: Node, limit: Int) -> String? {
        guard leastLength(of: node, upTo: limit) <= limit else { return nil }
        let text = text(of: node)
        return text.unicodeScalars.count <= limit ? text : nil
    }

    private static func untagged(_ node: Node, _ isInFlow: Bool) -> String {
        switch node.content {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let number): number.spelling
        case .string(let text): YAMLScalar.text(of: text, isInFlow: isInFlow)
        case .sequence(let elements): "[\(elements.map { text(of: $0) }.joined(separator: ", "))]"
        case .mapping(let mapping): "{\(mapping.members.map(member).joined(separator: ", "))}"
        }
    }

    private static func member(_ member: Mapping.Member) -> String {
        let key = YAMLScalar.text(of: member.name, isInFlow: true)
        let value = text(of: member.value)
        return YAMLScalar.isTooLongForKey(key) ? "? \(key) : \(value)" : "\(key): \(value)"
    }

    /// A lower bound of the length, counted until it is over `limit`.
    private static func leastLength(of node: Node, upTo limit: Int) -> Int {
        var length = 0
        switch node.content {
        case .string(let text): length = text.utf8.count / 4
        case .sequence(let elements):
            for element in elements where length <= limit { length += 2 + leastLength(of: element, upTo: limit) }
        case .mapping(let mapping):
            for member in mapping.members where length <= limit {
                length += 4 + leastLength(of: member.value, upTo: limit)
            }
        default: length = 1
        }
        return length
    }
}
