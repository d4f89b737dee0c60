/// Which patterns are taken beside those that ECMA-262 has under the `u` flag.
package enum PatternGrammar: Sendable {
    /// No others.
    case unicode
    /// What the language of the web reads without that flag, as `a]` and `\_` (ECMA-262 Annex B.1.2), with a remark.
    case web
    /// The same, where escapes of characters that no identifier has, such as `\-`, need no remark (ECMA-262 5.1 §15.10.1).
    case edition5
}
