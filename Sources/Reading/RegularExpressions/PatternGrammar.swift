/// The patterns that are accepted in addition to those of ECMA-262 with the flag `u`.
package enum PatternGrammar: Sendable {
    /// None.
    case unicode
    /// Those that ECMA-262 allows without the flag `u`, such as `a]` and `\_` (Annex B.1.2); they get a remark.
    case web
    /// The same, but escapes of characters that cannot be in identifiers, such as `\-`, get no remark (ECMA-262 5.1
    /// §15.10.1).
    case edition5
}
