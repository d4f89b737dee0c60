internal import RegularExpressions

/// An interoperable regular expression (RFC 9485), mapped onto one of ECMA-262 as §5.3 says.
///
/// `^` and `$`, which its grammar lets stand for themselves, keep their meaning in ECMA-262: so the JSONPath test suite
/// has it.
struct IRegexp: Sendable {
    enum Extent {
        /// The whole text: `match()`.
        case whole
        /// Any part of it: `search()`.
        case part
    }

    private let expression: RegularExpression

    /// Nil when `text` does not follow the grammar of RFC 9485 §4, or repeats more than can be repeated.
    init?(_ text: String) {
        var translator = IRegexpTranslator(text)
        guard let pattern = translator.translate(), let expression = try? RegularExpression(pattern) else { return nil }
        self.expression = expression
    }

    /// Whether `text` matches; not when it takes too many steps to find out.
    func matches(_ text: String, _ extent: Extent) -> Bool {
        switch extent {
        case .whole: (try? expression.wholeMatches(text)) ?? false
        case .part: (try? expression.matches(text)) ?? false
        }
    }
}
