internal import RegularExpressions

/// An interoperable regular expression (RFC 9485), translated to one of ECMA-262 as in §5.3.
///
/// By the grammar, `^` and `$` are literals. Here they keep their meaning of ECMA-262, because the JSONPath test suite
/// requires it.
struct IRegexp: Sendable {
    enum Extent {
        /// The whole text: `match()`.
        case whole
        /// Any part of it: `search()`.
        case part
    }

    private let expression: RegularExpression

    /// Nil when `text` does not follow the grammar of RFC 9485 §4, or has too large a repetition count.
    init?(_ text: String) {
        var translator = IRegexpTranslator(text)
        guard let pattern = translator.translate(), let expression = try? RegularExpression(pattern) else { return nil }
        self.expression = expression
    }

    /// Whether `text` matches; false when that takes too many steps to find out.
    func matches(_ text: String, _ extent: Extent) -> Bool {
        switch extent {
        case .whole: (try? expression.wholeMatches(text)) ?? false
        case .part: (try? expression.matches(text)) ?? false
        }
    }
}
