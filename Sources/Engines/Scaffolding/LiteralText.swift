internal import Documents
internal import JSONModel

/// Values whose texts are not read as expressions.
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

    /// The literal of a text: `$$5` for `$5`, an expression for `{$`.
    ///
    /// See docs/expressions.md.
    private static func literal(_ text: String) -> String {
        let text = text.replacing("{$", with: "{$('{$')}")
        guard text.hasPrefix("$"), let next = text.dropFirst().first, next == "$" || next == "(" || next.isLetter
        else { return text }
        return "$\(text)"
    }
}
