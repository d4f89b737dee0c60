import Expressions
import JSONModel
import Matching
import Testing

/// What holds of every expectation and every value: agreement, mismatches and distance say the same.
@Suite struct JudgeLawTests {
    private static let cases =
        MatcherTests.types + MatcherTests.formats + MatcherTests.values + MatcherTests.structures
        + MatcherTests.wrappers

    /// Values of every kind, besides those that the cases name.
    private static let values =
        ["", "null", "true", "0", "5", "-5.5", "1e400", #""""#, #""5""#, #""open""#, "[]", "[1]", #"[1, "a", 2, 3]"#]
        + ["{}", #"{"a": 1}"#, #"{"a": 1, "b": {"c": ""}}"#, #"[{"a": 1}, {"id": 7}]"#]

    @Test(arguments: cases) func agreementMismatchesAndDistanceSayTheSame(example: MatcherTests.Case) throws {
        let expected = try Samples.expected(example.expected)
        for text in Self.values + example.agreeing + example.disagreeing.map(\.actual) {
            let actual = try Samples.value(text)
            var judge = Judge(scope: Samples.Scope())
            judge.compare(actual, with: expected, at: .root)
            let distance = judge.distance(of: actual, from: expected)
            #expect(judge.agrees(actual, with: expected) == judge.mismatches.isEmpty, "\(text)")
            #expect((distance == 0) == judge.mismatches.isEmpty, "\(text) is \(distance) off")
            #expect((0...1).contains(distance))
            #expect(judge.mismatches.allSatisfy { $0.distance > 0 && $0.distance <= 1 }, "\(judge.mismatches)")
        }
    }

    @Test(arguments: cases) func textsAreJudgedByTheSameLaws(example: MatcherTests.Case) throws {
        let expected = try Samples.expected(example.expected)
        for texts in [[], ["5"], ["open"], [""], ["5", "6"], ["open", "PI-17"], ["a", "a", "a"]] {
            let readings = TextReadings(texts)
            var judge = Judge(scope: Samples.Scope())
            judge.compare(readings, with: expected, at: .root)
            let distance = judge.distance(of: readings, from: expected)
            #expect(judge.agrees(readings, with: expected) == judge.mismatches.isEmpty, "\(texts)")
            #expect((distance == 0) == judge.mismatches.isEmpty, "\(texts) are \(distance) off")
        }
    }

    @Test(arguments: ["{a: 1, b: !string , c: [1, 2]}", "!strict {a: 1, b: !string , c: [1, 2]}"])
    func aValueWithOneMorePartThatAgreesIsNearer(text: String) throws {
        let expected = try Samples.expected(text)
        let steps: [JSON] = [
            5, [:], ["a": 2], ["a": 1], ["a": 1, "b": 5], ["a": 1, "b": "x"], ["a": 1, "b": "x", "c": [1]],
            ["a": 1, "b": "x", "c": [1, 3]], ["a": 1, "b": "x", "c": [1, 2]],
        ]
        let distances = steps.map { Judge(scope: EmptyScope()).distance(of: $0, from: expected) }
        #expect(distances == distances.sorted(by: >))
        #expect(distances.first == 1)
        #expect(distances.last == 0)
    }

    @Test func theNearestOfSeveralIsTheOneThatAPersonWouldPick() throws {
        let expected = try Samples.expected("{method: POST, amount: !range [100, null], currency: GBP}")
        let candidates: [JSON] = [
            ["method": "GET", "amount": 100, "currency": "USD"], ["method": "POST", "amount": 99, "currency": "GBP"],
            ["method": "POST", "amount": 1, "currency": "GBP"], ["method": "POST", "amount": "99", "currency": "GBP"],
        ]
        let distances = candidates.map { Judge(scope: EmptyScope()).distance(of: $0, from: expected) }
        #expect(distances.indices.min { distances[$0] < distances[$1] } == 1)
        #expect(distances[2] < distances[3])
    }
}
