import RegularExpressions
import Testing

/// Patterns that are right without the `u` flag only: what they match, and what is remarked.
@Suite struct PatternGrammarTests {
    struct Lenient: Sendable {
        let pattern: String
        let matches: String
        let differs: String
        /// The remarks that `.web` makes.
        let remarks: [String]
    }

    static let cases: [Lenient] = [
        Lenient(
            pattern: "^a]$", matches: "a]", differs: "a",
            remarks: ["']' outside of a class or quantifier must be written '\\]'"]),
        Lenient(
            pattern: "^{id}$", matches: "{id}", differs: "id",
            remarks: [
                "'{' starts no quantifier such as '{1,3}'; write '\\{' for the character",
                "'}' outside of a class or quantifier must be written '\\}'",
            ]),
        Lenient(
            pattern: "^a{,5}$", matches: "a{,5}", differs: "aa",
            remarks: [
                "'{' starts no quantifier such as '{1,3}'; write '\\{' for the character",
                "'}' outside of a class or quantifier must be written '\\}'",
            ]),
        Lenient(
            pattern: #"^[\w-.]+$"#, matches: "a-.", differs: "a/",
            remarks: [#"a range such as '\w-.' must go from one character to another"#]),
        Lenient(pattern: #"^\_$"#, matches: "_", differs: #"\_"#, remarks: [#"'\_' is no escape of ECMA-262"#]),
        Lenient(
            pattern: #"^\-\:\@\"$"#, matches: "-:@\"", differs: "-:@",
            remarks: [
                #"'\-' is no escape of ECMA-262"#, #"'\:' is no escape of ECMA-262"#, #"'\@' is no escape of ECMA-262"#,
                #"'\"' is no escape of ECMA-262"#,
            ]),
        Lenient(
            pattern: #"^\01\x4$"#, matches: "\u{1}x4", differs: "01x4",
            remarks: [
                #"octal escapes such as '\01' are not allowed; write '\x' and two hex digits"#,
                #"'\x' must be followed by 2 hex digits"#,
            ]),
        Lenient(
            pattern: #"^(a)\2\9$"#, matches: "a\u{2}9", differs: "aa",
            remarks: ["there is no group 2; the pattern has 1", "there is no group 9; the pattern has 1"]),
        Lenient(
            pattern: #"^\c1$"#, matches: #"\c1"#, differs: "1", remarks: [#"'\c' must be followed by a letter"#]),
    ]

    @Test(arguments: cases) func readsWhatTheWebReads(lenient: Lenient) throws {
        let expression = try RegularExpression(lenient.pattern, grammar: .web)
        #expect(expression.remarks.map(\.message) == lenient.remarks)
        #expect(try expression.matches(lenient.matches))
        #expect(try !expression.matches(lenient.differs))
        #expect(throws: RegularExpressionError.self) { try RegularExpression(lenient.pattern) }
    }

    @Test(arguments: [#"\-"#, #"\:"#, #"\@"#, #"\""#, #"\ "#, #"[\w\-\:]"#])
    func edition5HasEscapesOfWhatNoIdentifierHas(pattern: String) throws {
        #expect(try RegularExpression(pattern, grammar: .edition5).remarks.isEmpty)
    }

    @Test(arguments: [#"\_"#, #"\a"#, "a]"]) func edition5RemarksOnTheRest(pattern: String) throws {
        #expect(try RegularExpression(pattern, grammar: .edition5).remarks.count == 1)
    }

    @Test(arguments: ["(?i)a", "a**", "(a", "[b-a]", #"\p{Greek}"#, "a{3,2}"])
    func refusesWhatNobodyReads(pattern: String) {
        #expect(throws: RegularExpressionError.self) { try RegularExpression(pattern, grammar: .web) }
    }

    @Test func remarksNothingOfWhatIsRightAnyway() throws {
        #expect(try RegularExpression(#"^\p{Letter}{1,3}\.$"#, grammar: .web).remarks.isEmpty)
    }
}
