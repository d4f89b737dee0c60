internal import Documents
internal import JSONModel

/// Values in which no text is taken for an expression.
enum LiteralText {
    static func node(for value: JSON) -> Node { Node(json: literal(value)) }

    private static func literal(_ value: JSON) -> JSON {
        switch value {
        case .string(let text): .string(literal(text))
        case .array(let elements): .array(elements.map(literal))
        case .object(let object): .object(JSONObject(object.members.map { ($0.name, literal($0.value)) }))
        default: value
        }
    }

    /// `$$5` for `$5`, and `{$` by an expression that gives it: see docs/expressions.md.
    private static func literal(_ text: String) -> String {
        let text = text.replacing("{$", with: "{$('{$')}")
        guard text.hasPrefix("$"), let next = text.dropFirst().first, next == "$" || next == "(" || next.isLetter
        else { return text }
        return "$\(text)"
    }
}
