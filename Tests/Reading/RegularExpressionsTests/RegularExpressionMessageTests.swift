import RegularExpressions
import Testing

@Suite struct RegularExpressionMessageTests {
    static let refused: [(pattern: String, offset: Int, message: String)] = [
        ("a**", 2, "'*' follows another quantifier"),
        ("a++", 2, "'+' follows another quantifier"),
        ("*a", 0, "'*' has nothing to repeat; write '\\*' for the character"),
        ("a|+", 2, "'+' has nothing to repeat; write '\\+' for the character"),
        ("(?)", 0, "'(?)' starts no group that ECMA-262 knows"),
        ("(?", 0, "'(?' starts no group that ECMA-262 knows"),
        ("(*UTF)", 1, "'*' has nothing to repeat; write '\\*' for the character"),
        ("^*", 1, "'*' cannot repeat an assertion"),
        ("(?=a)*", 5, "'*' cannot repeat an assertion"),
        ("a{", 1, "'{' starts no quantifier such as '{1,3}'; write '\\{' for the character"),
        ("a{,3}", 1, "'{' starts no quantifier such as '{1,3}'; write '\\{' for the character"),
        ("a{3,2}", 1, "the counts of '{3,2}' are out of order"),
        ("a{70000}", 2, "the count 70000 is over 65535, the most that can be repeated"),
        ("é]", 1, "']' outside of a class or quantifier must be written '\\]'"),
        ("}", 0, "'}' outside of a class or quantifier must be written '\\}'"),
        ("x(a(b)", 1, "'(' is never closed"),
        ("a)", 1, "')' closes no group; write '\\)' for the character"),
        ("a[b", 1, "'[' is never closed"),
        ("[b-a]", 1, "the range 'b-a' is out of order"),
        (#"[\w-a]"#, 1, #"a range such as '\w-a' must go from one character to another"#),
        (#"\a"#, 0, #"'\a' is no escape of ECMA-262"#),
        (#"^\S(|(.|\n)*\S)\Z"#, 15, #"'\Z' is no escape of ECMA-262"#),
        (#"a\-b"#, 1, #"'\-' is no escape of ECMA-262"#),
        (#"\Qa\E"#, 0, #"'\Q' is no escape of ECMA-262"#),
        (#"a\"#, 1, #"the pattern ends in '\'; write '\\' for the character"#),
        (#"\01"#, 0, #"octal escapes such as '\01' are not allowed; write '\x' and two hex digits"#),
        (#"\c1"#, 0, #"'\c' must be followed by a letter"#),
        (#"\x4"#, 0, #"'\x' must be followed by 2 hex digits"#),
        (#"\u00g0"#, 0, #"'\u' must be followed by 4 hex digits"#),
        (#"\u{110000}"#, 0, #"'\u{' must be followed by a code point in hex, at most 10FFFF, and '}'"#),
        (#"\u{}"#, 0, #"'\u{' must be followed by a code point in hex, at most 10FFFF, and '}'"#),
        (#"\pL"#, 0, #"'\p' must be followed by a property such as '{Letter}'"#),
        (#"\p{Greek}"#, 0, "'Greek' is no Unicode property that ECMA-262 names"),
        (#"\p{letter}"#, 0, "'letter' is no Unicode property that ECMA-262 names"),
        (#"\p{^L}"#, 0, "'' is no Unicode property that ECMA-262 names"),
        (#"a\p{Script=Klingon}b"#, 1, "Unicode has no script or property of this name"),
        (#"(a)\2"#, 3, "there is no group 2; the pattern has 1"),
        (#"\k<a>"#, 0, "there is no group 'a'"),
        (#"\ka"#, 0, #"'\k' must be followed by a group name such as '<year>'"#),
        ("(?<a>b)(?<a>c)", 7, "there is a group 'a' already"),
        ("(?<1a>b)", 3, "'1a' is no group name"),
        ("(?<>b)", 2, "'<' starts no group name such as '<year>'"),
        ("(?<a", 2, "'<' starts no group name such as '<year>'"),
        ("(?P<a>b)", 0, "'(?P' starts no group that ECMA-262 knows"),
        ("(?>a)", 0, "'(?>' starts no group that ECMA-262 knows"),
        ("(?i)a", 0, "'(?i' starts no group that ECMA-262 knows"),
        ("(?#a)", 0, "'(?#' starts no group that ECMA-262 knows"),
        ("é(?<=a+)b", 1, "this lookbehind has no fixed length, which it must have here"),
        (deeplyNested, 250, "parentheses are too deeply nested"),
    ]

    static let deeplyNested = String(repeating: "(", count: 251) + String(repeating: ")", count: 251)

    @Test(arguments: refused)
    func refuses(_ pattern: String, _ offset: Int, _ message: String) {
        let error = #expect(throws: RegularExpressionError.self) { try RegularExpression(pattern) }
        #expect(error?.message == message)
        #expect(error?.offset == offset)
    }

    @Test func saysWhereInThePattern() {
        let error = RegularExpressionError(message: "'(' is never closed", offset: 1)
        #expect(error.description == "'(' is never closed, at character 2 of the pattern")
    }

    @Test func saysWhichPatternRanAway() {
        #expect(
            MatchLimitExceeded(pattern: "^(a+)+$").description
                == "pattern '^(a+)+$' takes too many steps on this text; write it without nested repetition")
    }
}
