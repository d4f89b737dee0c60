internal import HTTPModel
internal import JSONModel
internal import RegularExpressions

/// A path with names in braces, such as `/orders/{id}`; each name matches a part of one segment.
struct PathPattern {
    let matcher: ValueTest

    /// Nil for a text without names.
    ///
    /// `{$now}` is an expression, not a name.
    init?(_ text: String) {
        var pattern = "^"
        var rest = text[...]
        var hasNames = false
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = rest[rest.index(after: open)..<close]
            guard !name.isEmpty, !name.hasPrefix("$"), !name.contains("/") else { return nil }
            pattern += Self.literal(rest[..<open]) + "[^/]+"
            rest = rest[rest.index(after: close)...]
            hasNames = true
        }
        guard hasNames, let expression = try? RegularExpression(pattern + Self.literal(rest) + "$")
        else { return nil }
        matcher = ValueTest("a path like '\(text)'", near: .string) { expression.isFound(in: $0) }
    }

    /// The form in which paths are compared: percent-decoded, except the `%2F` of a slash inside a segment.
    static func decoded(_ path: String) -> String {
        path.split(separator: "%2F", omittingEmptySubsequences: false)
            .map { PercentEncoding.decode($0) ?? String($0) }.joined(separator: "%2F")
    }

    private static func literal(_ text: Substring) -> String {
        text.reduce(into: "") { pattern, character in
            if #"\^$.*+?()[]{}|/"#.contains(character) { pattern += "\\" }
            pattern.append(character)
        }
    }
}
