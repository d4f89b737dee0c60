/// Sets of characters that differ between ECMA-262 and PCRE2, in PCRE2's syntax.
enum CharacterSets {
    /// `WhiteSpace` and `LineTerminator` (ECMA-262 §12.2, §12.3), for use inside brackets.
    static let whiteSpace =
        #"\x{9}-\x{d}\x{20}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}"#

    /// All other characters, for use inside brackets.
    static let notWhiteSpace =
        #"\x{0}-\x{8}\x{e}-\x{1f}\x{21}-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e}"#
        + #"\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff}"#

    /// The meaning of `.` (ECMA-262 §22.2.2.7.1 without the `s` flag).
    static let notLineTerminator = #"[^\x{a}\x{d}\x{2028}\x{2029}]"#

    static let nothing = "(?:(?!))"
    static let anything = #"[\x{0}-\x{10ffff}]"#
}
