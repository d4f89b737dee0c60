import Expressions
import JSONModel
import Matching
import Testing

/// What the texts of headers, parameters and cookies stand for.
@Suite struct TextReadingsTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let texts: [String]
        let agreeing: [String]
        let disagreeing: [String]
        var testDescription: String { "\(texts)" }
    }

    @Test(arguments: [
        Case(
            texts: ["12"],
            agreeing: ["12", "'12'", "!range [1, 20]", "!string", "!integer", "[12]", "!not 13", "!any"],
            disagreeing: ["13", "!not 12", "!not '12'", "!absent", "{a: 1}", "!object", "[13]", "[]", "!uuid"]),
        Case(
            texts: [], agreeing: ["!absent", "!optional 5"],
            disagreeing: ["5", "!any", "!not 5", "[]", "!array", "!each 5", "!one-of [!absent , 5]"]),
        Case(
            texts: ["new", "old"],
            agreeing: [
                "new", "old", "!matches '^o'", "[new, old]", "!unordered [old, new]", "!contains [new, old]",
                "!contains ne", "!each [!string]", "!array", "!one-of [x, old]", "!optional old", "!null-or new",
            ],
            disagreeing: ["x", "[new]", "[old, new]", "!not new", "!each new", "!contains [new, x]", "!absent"]),
        Case(
            texts: ["5", "x"], agreeing: ["[5, x]", "['5', x]", "5", "!contains [5]", "!not [6]"],
            disagreeing: ["[x, 5]", "!not 5", "!each 5"]),
    ])
    func judges(_ example: Case) throws {
        let judge = Judge(scope: Samples.Scope())
        for text in example.agreeing {
            #expect(judge.agrees(TextReadings(example.texts), with: try Samples.expected(text)), "\(text)")
        }
        for text in example.disagreeing {
            #expect(!judge.agrees(TextReadings(example.texts), with: try Samples.expected(text)), "\(text)")
        }
    }

    @Test(arguments: [
        (["a"], "!integer", [#": an integer, not "a""#]),
        (["300"], "!range [1, 20]", [#": a number from 1 to 20, not "300""#]),
        (["5"], "!not 5", [#": anything but 5, not "5""#]), ([], "5", [": 5, not there"]),
        (["a", "b"], "c", [#": "c", not ["a","b"]"#]), (["a"], "!absent", [#": nothing, not "a""#]),
        // Several texts are judged as a whole.
        (["5", "6"], "[5, 7]", [#": a list of 2 elements, not ["5","6"]"#]),
    ])
    func saysWhatIsWrong(texts: [String], expected: String, mismatches: [String]) throws {
        var judge = Judge(scope: Samples.Scope())
        judge.compare(TextReadings(texts), with: try Samples.expected(expected), at: .root)
        #expect(judge.mismatches.map(Samples.text) == mismatches)
    }

    /// A scope in which every expression is the list of two texts.
    private struct ListScope: ExpressionScope {
        func value(of reference: Reference) -> JSON? { ["5", "6"] }
        func nextRandom() -> UInt64 { 0 }
    }

    @Test func theValueOfAnExpressionCanBeAList() throws {
        let judge = Judge(scope: ListScope())
        let expected = try Samples.expected("$request.body")
        #expect(judge.agrees(TextReadings(["5", "6"]), with: expected))
        #expect(!judge.agrees(TextReadings(["5"]), with: expected))
    }
}
