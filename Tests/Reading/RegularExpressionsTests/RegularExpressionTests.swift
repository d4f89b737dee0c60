import RegularExpressions
import Testing

@Suite struct RegularExpressionTests {
    /// A pattern, texts in which it is found and texts in which it is not.
    struct Case: Sendable, CustomTestStringConvertible {
        let pattern: String
        let found: [String]
        let notFound: [String]

        init(_ pattern: String, found: [String] = [], notFound: [String] = []) {
            self.pattern = pattern
            self.found = found
            self.notFound = notFound
        }

        var testDescription: String { pattern }
    }

    static let syntax: [Case] = [
        Case("", found: ["", "a"]),
        Case("b", found: ["b", "abc"], notFound: ["", "B"]),
        Case("^b|c$", found: ["ba", "ac"], notFound: ["ab", "ca"]),
        Case("^a{2}$", found: ["aa"], notFound: ["a", "aaa"]),
        Case("^a{2,}$", found: ["aa", "aaaa"], notFound: ["a"]),
        Case("^a{0,1}?$", found: ["", "a"], notFound: ["aa"]),
        Case("^(?:ab)+?c*?$", found: ["ab", "ababc"], notFound: ["abb"]),
        Case("^a$", found: ["a"], notFound: ["a\n", "\na", "b\na"]),
        Case(
            "^a.b$", found: ["axb", "a😀b", "a\u{85}b"],
            notFound: ["a\nb", "a\rb", "a\u{2028}b", "a\u{2029}b", "ab"]),
        Case(#"\bfoo\b"#, found: ["a foo.", "éfoo"], notFound: ["food"]),
        Case(#"o\B"#, found: ["of"], notFound: ["o"]),
        Case(#"^\/\^\$\\\.\*\+\?\(\)\[\]\{\}\|$"#, found: [#"/^$\.*+?()[]{}|"#]),
        Case("^ #-&~,:;<>=!@%\"'_`$", found: [" #-&~,:;<>=!@%\"'_`"]),
        Case("^a b # c$", found: ["a b # c"], notFound: ["ab"]),
        Case("^é$", found: ["é"], notFound: ["e", "e\u{301}"]),
        Case("^.$", found: ["😀"], notFound: ["e\u{301}"]),
    ]

    static let escapes: [Case] = [
        Case(#"^\t\n\v\f\r\0$"#, found: ["\t\n\u{B}\u{C}\r\0"]),
        Case(#"^\cC\cc\cZ$"#, found: ["\u{3}\u{3}\u{1A}"], notFound: [#"\cC\cc\cZ"#]),
        Case(#"^\x41\u0042\u{43}\u{1F600}$"#, found: ["ABC😀"]),
        Case(#"^\uD83D\uDE00$"#, found: ["😀"]),
        Case(#"\uD83D"#, notFound: ["😀", "", "a"]),
        Case(#"^[\uD83D\uDE00]$"#, found: ["😀"]),
        Case(#"^\d+$"#, found: ["0123456789"], notFound: ["߀", "৪২", ""]),
        Case(#"^\D$"#, found: ["߀", "a", "\n"], notFound: ["5"]),
        Case(#"^\w+$"#, found: ["azAZ09_"], notFound: ["é", "-", "\u{17F}", "\u{212A}"]),
        Case(#"^\W$"#, found: ["é", "-", "😀"], notFound: ["a", "_"]),
        Case(#"^\s$"#, found: whiteSpace, notFound: ["\u{1}", "\u{2013}", "\u{85}", "\u{180E}", "\u{200B}", "a"]),
        Case(
            #"^\S$"#, found: ["\u{1}", "\u{2013}", "\u{85}", "\u{180E}", "\u{200B}", "a", "😀", "\u{10FFFF}"],
            notFound: whiteSpace),
        Case(#"^[\s]$"#, found: whiteSpace, notFound: ["a"]),
        Case(#"^[^\S]$"#, found: whiteSpace, notFound: ["a", "\u{85}"]),
    ]

    static let whiteSpace = """
        \u{9}\u{A}\u{B}\u{C}\u{D}\u{20}\u{A0}\u{1680}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}\
        \u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200A}
        """.unicodeScalars.map { String($0) }

    static let classes: [Case] = [
        Case("[]", notFound: ["", "a", "]"]),
        Case("^a[]*$", found: ["a"], notFound: ["a]"]),
        Case("^[^]$", found: ["a", "\n", "😀", "]"], notFound: [""]),
        Case("^[a-c]$", found: ["a", "c"], notFound: ["d", "-"]),
        Case("^[-a]$", found: ["-", "a"], notFound: ["b"]),
        Case("^[a-]$", found: ["-", "a"], notFound: ["b"]),
        Case(#"^[a\-c]$"#, found: ["a", "-", "c"], notFound: ["b"]),
        Case(#"^[\b]$"#, found: ["\u{8}"], notFound: ["b"]),
        Case(#"^[\]\\^[:alpha(.]+$"#, found: [#"]\^[:alph(."#], notFound: ["b"]),
        Case("^[[:alpha:]$", found: ["[", ":", "l"], notFound: ["b", "]"]),
        Case(#"^[\d_]+$"#, found: ["1_"], notFound: ["a"]),
        Case(#"^[^\d\W]+$"#, found: ["a_"], notFound: ["1", "-"]),
        Case(#"^[\u{1F600}-\u{1F64F}]$"#, found: ["😀"], notFound: ["a"]),
        Case(#"^[\u0000-\uFFFF]$"#, found: ["a", "\u{E000}"], notFound: ["😀"]),
        Case(#"^[\uD800-\uDFFF]$"#, notFound: ["a", "😀"]),
        Case("^[😀-😂é]$", found: ["😁", "é"], notFound: ["😃"]),
        Case("^[&&--/]$", found: ["&", "*", "-", "/"], notFound: [".", "a"]),
    ]

    static let groups: [Case] = [
        Case(#"^(a)(b)\2\1$"#, found: ["abba"], notFound: ["abab"]),
        Case(#"^(?<first>a|b)\k<first>$"#, found: ["aa", "bb"], notFound: ["ab"]),
        Case(#"^(?<größe>a)(?<$>b)\k<$>\k<größe>$"#, found: ["abba"], notFound: ["abab"]),
        Case(#"^\1(a)$"#, found: ["a"]),
        Case(#"^(?:(a)|b)\1$"#, found: ["aa", "b"], notFound: ["ba"]),
        Case(#"^(a)\1{2}0$"#, found: ["aaa0"]),
        Case("^(?=a)[ab]$", found: ["a"], notFound: ["b"]),
        Case("^(?!a)[ab]$", found: ["b"], notFound: ["a"]),
        Case("(?<=€)[0-9]", found: ["€5"], notFound: ["$5"]),
        Case("(?<!€)[0-9]", found: ["$5"], notFound: ["€5"]),
        Case("^(?:(?:a|b)*)*$", found: ["", "abba"], notFound: ["c"]),
    ]

    static let properties: [Case] = [
        Case(#"\p{Letter}cole"#, found: ["l'ecole", "l'école"], notFound: ["L'ÉCOLE"]),
        Case(#"^\p{digit}+$"#, found: ["42", "৪২"], notFound: ["-%#"]),
        Case(#"^\p{L}\p{Lu}\p{Uppercase_Letter}\p{gc=Ll}\p{General_Category=Nd}$"#, found: ["éÉAé২"]),
        Case(#"^\p{LC}\p{Cased_Letter}$"#, found: ["aA"], notFound: ["aª", "a中"]),
        Case(
            #"^\p{Script=Greek}\p{sc=Grek}\p{Script_Extensions=Greek}\p{scx=Grek}$"#, found: ["αβγδ"],
            notFound: ["abcd"]),
        Case(#"^\P{L}$"#, found: ["1"], notFound: ["a"]),
        Case(#"^[\p{L}\p{N}]+$"#, found: ["é5"], notFound: ["-"]),
        Case(#"^[^\P{L}]$"#, found: ["é"], notFound: ["5"]),
        Case(#"^\p{Any}\p{ASCII}\p{Alphabetic}\p{Emoji}\p{White_Space}$"#, found: ["😀aé😀\u{85}"]),
        Case(#"^\p{Assigned}\P{Assigned}$"#, found: ["a\u{378}"], notFound: ["aa"]),
        Case(#"^[\p{Assigned}]$"#, found: ["a"], notFound: ["\u{378}"]),
    ]

    @Test(arguments: syntax + escapes + classes + groups + properties)
    func findsWhatECMA262Says(_ sample: Case) throws {
        let expression = try RegularExpression(sample.pattern)
        #expect(expression.pattern == sample.pattern)
        for text in sample.found {
            let isFound = try expression.matches(text)
            #expect(isFound, "in '\(text)'")
        }
        for text in sample.notFound {
            let isFound = try expression.matches(text)
            #expect(!isFound, "in '\(text)'")
        }
    }

    @Test func isValidWhereECMA262AllowsThePattern() {
        for pattern in ["(?<=a+)b", "a{70000}", "(?<n>a)\\k<n>", "[]", "[^]", "\\cA"] {
            #expect(RegularExpression.isValid(pattern), "\(pattern)")
        }
        for pattern in ["\\a", "(?P<n>a)(?P=n)", "(?#comment)a", "(?i)abc", "\\p{Script=Klingon}", "[z-a]", "\\Z"] {
            #expect(!RegularExpression.isValid(pattern), "\(pattern)")
        }
    }

    @Test func matchesTheWholeTextOnlyWhenAsked() throws {
        let expression = try RegularExpression("a|ab")
        #expect(try expression.wholeMatches("ab"))
        #expect(try expression.wholeMatches("a"))
        #expect(try !expression.wholeMatches("abc"))
        #expect(try !expression.wholeMatches("ab\n"))
        #expect(try expression.matches("xabc"))
    }

    @Test(arguments: ["^(a+)+$", "^(a|aa)+$", "(x+x+)+[yz]", "^(([a-z])+.)+[A-Z]([a-z])+$"])
    func endsARunawayMatch(_ pattern: String) throws {
        let expression = try RegularExpression(pattern)
        let letter = pattern.contains("x") ? "x" : "a"
        let text = String(repeating: letter, count: 5_000) + "!"
        let start = ContinuousClock.now
        #expect(throws: MatchLimitExceeded(pattern: pattern)) { try expression.matches(text) }
        #expect(throws: MatchLimitExceeded(pattern: pattern)) { try expression.wholeMatches(text) }
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(try expression.wholeMatches("zz") == false)
    }

    @Test(arguments: [
        "^(?:[A-Za-z0-9+/]{4})*$", "^.*$", "^[^\\s]+$", "a$", "^(a|b|c)*$", #"^\w+(,\w+)*$"#, "^(?:a|b|c)*$", "(a)*$",
    ])
    func readsALongTextWithinTheLimits(_ pattern: String) throws {
        let text = String(repeating: "abca", count: 50_000)
        let expression = try RegularExpression(pattern)
        #expect(try expression.matches(text))
    }

    @Test func answersTheSameFromManyThreads() async throws {
        let digits = try RegularExpression(#"^(\d{3})-\1$"#)
        let runaway = try RegularExpression("^(a+)+$")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask { () throws in
                    for round in 0..<200 {
                        let same = try digits.matches("\(100 + task)-\(100 + task)")
                        let other = try digits.matches("\(100 + task)-\(101 + task)")
                        #expect(same && !other)
                        if round % 50 == 0 {
                            let text = String(repeating: "a", count: 64) + "b"
                            #expect(throws: MatchLimitExceeded.self) { try runaway.matches(text) }
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
