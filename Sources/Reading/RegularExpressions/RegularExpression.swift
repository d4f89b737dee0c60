internal import WorkBudgets

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
        // Compiling takes about 10 µs for a short pattern, and a request may bring patterns.
        guard WorkBudget.ofThisThread.spend(300 + 20 * pattern.utf8.count, on: "compiling the pattern '\(pattern)'")
        else {
            throw RegularExpressionError(
                message: "this pattern takes too much work to compile", offset: 0, isOnlyUnsupported: true)
        }
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

    /// The most work of one match, 0.1 to 0.5 s, without what each byte of a text may take in any pattern.
    private static let mostUnits = 4_000_000
    private static let unitsOfByte = 16

    /// Whether the pattern finds a match anywhere in `text`.
    ///
    /// - Throws: `MatchLimitExceeded` when that takes too many steps to find out, or the thread's `WorkBudget` does not
    ///   suffice.
    package func matches(_ text: String) throws(MatchLimitExceeded) -> Bool { try matches(text, .anywhere) }

    /// Whether the pattern matches the whole of `text`, as if it were between `^` and `$`.
    ///
    /// Interpreted, because PCRE2 cannot anchor machine code afterwards.
    ///
    /// - Throws: `MatchLimitExceeded` as `matches` does.
    package func wholeMatches(_ text: String) throws(MatchLimitExceeded) -> Bool { try matches(text, .whole) }

    private func matches(_ text: String, _ extent: CompiledPattern.Extent) throws(MatchLimitExceeded) -> Bool {
        let budget = WorkBudget.ofThisThread
        let units = min(Self.mostUnits + Self.unitsOfByte * text.utf8.count, budget.allowance)
        let outcome = units > 0 ? compiled.matches(text, extent: extent, units: units) : nil
        guard budget.spend(outcome?.units ?? 1, on: "matching the pattern '\(pattern)'"),
            let isMatch = outcome?.isMatch
        else { throw MatchLimitExceeded(pattern: pattern) }
        return isMatch
    }
}
