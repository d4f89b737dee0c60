internal import JSONModel

/// The types of plain scalars in the core schema (YAML 1.2.2 §10.3.2).
enum CoreSchema {
    static func content(ofPlain text: String) -> Node.Content {
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        default: return number(text).map(Node.Content.number) ?? .string(text)
        }
    }

    /// The number with its spelling, where JSON allows that.
    ///
    /// `+5`, `007`, `.5`, `5.`, `0o17` and `0x1F` are respelled.
    private static func number(_ text: String) -> JSONNumber? {
        guard let first = text.utf8.first, "+-.0123456789".utf8.contains(first) else { return nil }
        if let number = JSONNumber(text) { return number }
        if text.hasPrefix("0o") { return whole(text.dropFirst(2), radix: 8) }
        if text.hasPrefix("0x") { return whole(text.dropFirst(2), radix: 16) }
        return respelled(text)
    }

    private static func whole(_ digits: Substring, radix: Int) -> JSONNumber? {
        // Because `Int64(_:radix:)` would allow a sign here.
        guard digits.first != "+", digits.first != "-" else { return nil }
        return UInt64(digits, radix: radix).map { JSONNumber($0) }
    }

    private static func respelled(_ text: String) -> JSONNumber? {
        var rest = Substring(text)
        let sign = rest.first == "-" ? "-" : ""
        if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
        guard rest.first != "-" else { return nil }
        let mantissa = rest.prefix { $0 != "e" && $0 != "E" }
        let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.contains(where: { !$0.isEmpty }) else { return nil }
        let whole = parts[0].drop { $0 == "0" }
        let fraction = parts.count == 2 && !parts[1].isEmpty ? ".\(parts[1])" : ""
        return JSONNumber("\(sign)\(whole.isEmpty ? "0" : whole)\(fraction)\(rest.dropFirst(mantissa.count))")
    }

    /// The kind of scalar that a tag of the core schema means.
    struct Kind {
        /// `a boolean`.
        let words: String
        let holds: (Node.Content) -> Bool
    }

    /// Nil if the core schema has no such tag for scalars.
    static func kind(ofTag name: String) -> Kind? {
        switch name {
        case "null": Kind(words: "null") { if case .null = $0 { true } else { false } }
        case "bool": Kind(words: "a boolean") { if case .bool = $0 { true } else { false } }
        case "int": Kind(words: "an integer") { if case .number(let number) = $0 { number.isInteger } else { false } }
        case "float": Kind(words: "a number") { if case .number = $0 { true } else { false } }
        case "seq": Kind(words: "a list") { _ in false }
        case "map": Kind(words: "a mapping") { _ in false }
        default: nil
        }
    }
}
