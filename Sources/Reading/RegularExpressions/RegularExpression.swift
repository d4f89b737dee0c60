/// A regular expression of ECMA-262 with the `u` flag, as JSON Schema means it (2020-12 Core §6.4).
///
/// The pattern is parsed and translated to PCRE2's syntax, compiled once (to machine code where the platform allows),
/// and then matched from any number of threads:
///
/// ```swift
/// try RegularExpression("^\\p{Letter}+$").matches("été")  // true
/// ```
package struct RegularExpression: Sendable {
    /// The pattern as it was written.
    package let pattern: String
    /// What of the pattern only the wider grammar takes, and what is right under the `u` flag.
    package let remarks: [RegularExpressionError]
    private let compiled: CompiledPattern

    /// Compiles `pattern`.
    ///
    /// - Throws: `RegularExpressionError` where the grammar has no such pattern, and where PCRE2 cannot do what it
    ///   allows: a lookbehind whose length is not fixed, a repetition count over 65,535.
    package init(_ pattern: String, grammar: PatternGrammar = .unicode) throws(RegularExpressionError) {
        var translator = PatternTranslator(pattern, grammar: grammar)
        compiled = try CompiledPattern(translator.translate())
        remarks = translator.remarks
        self.pattern = pattern
    }

    /// Whether ECMA-262 allows `pattern`, even when it cannot be compiled here: what the format `regex` asks.
    package static func isValid(_ pattern: String) -> Bool {
        do throws(RegularExpressionError) {
            _ = try RegularExpression(pattern)
            return true
        } catch {
            return error.isOnlyUnsupported
        }
    }

    /// Whether the pattern is found anywhere in `text`.
    ///
    /// - Throws: `MatchLimitExceeded` when that takes too many steps to find out.
    package func matches(_ text: String) throws(MatchLimitExceeded) -> Bool {
        try answer(compiled.matches(text, extent: .anywhere))
    }

    /// Whether the pattern describes the whole of `text`, as if it stood between `^` and `$`.
    ///
    /// This one is interpreted, because PCRE2's machine code cannot be anchored afterwards.
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
