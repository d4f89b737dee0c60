/// A regular expression of ECMA-262 with the `u` flag, as in JSON Schema (2020-12 Core §6.4).
///
/// The pattern is translated to PCRE2's syntax and compiled once, to machine code where the platform allows. Any number
/// of threads can match it:
///
/// ```swift
/// try RegularExpression("^\\p{Letter}+$").matches("été")  // true
/// ```
package struct RegularExpression: Sendable {
    /// The pattern as it was written.
    package let pattern: String
    /// Remarks on the syntax that only the wider grammar allows, with the form that the flag `u` allows.
    package let remarks: [RegularExpressionError]
    private let compiled: CompiledPattern

    /// Compiles `pattern`.
    ///
    /// - Throws: `RegularExpressionError` if the grammar does not allow the pattern, or PCRE2 cannot compile it: a
    ///   lookbehind whose length is not fixed, or a repetition count over 65,535.
    package init(_ pattern: String, grammar: PatternGrammar = .unicode) throws(RegularExpressionError) {
        var translator = PatternTranslator(pattern, grammar: grammar)
        compiled = try CompiledPattern(translator.translate())
        remarks = translator.remarks
        self.pattern = pattern
    }

    /// Whether ECMA-262 allows `pattern`, even if PCRE2 cannot compile it: the rule of the format `regex`.
    package static func isValid(_ pattern: String) -> Bool {
        do throws(RegularExpressionError) {
            _ = try RegularExpression(pattern)
            return true
        } catch {
            return error.isOnlyUnsupported
        }
    }

    /// Whether the pattern finds a match anywhere in `text`.
    ///
    /// - Throws: `MatchLimitExceeded` when that takes too many steps to find out.
    package func matches(_ text: String) throws(MatchLimitExceeded) -> Bool {
        try answer(compiled.matches(text, extent: .anywhere))
    }

    /// Whether the pattern matches the whole of `text`, as if it were between `^` and `$`.
    ///
    /// Interpreted, because PCRE2 cannot anchor machine code afterwards.
    ///
    /// - Throws: `MatchLimitExceeded` when that takes too many steps to find out.
    package func wholeMatches(_ text: String) throws(MatchLimitExceeded) -> Bool {
        try answer(compiled.matches(text, extent: .whole))
    }

    private func answer(_ isMatch: Bool?) throws(MatchLimitExceeded) -> Bool {
        guard let isMatch else { throw MatchLimitExceeded(pattern: pattern) }
        return isMatch
    }
}
