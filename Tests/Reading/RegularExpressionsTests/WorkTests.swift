import RegularExpressions
import Testing
import WorkBudgets

/// Matches that could take exponential or quadratic work.
struct WorkTests {
    private static let long = String(repeating: "a", count: 100_000)

    @Test(arguments: ["^[a-z]+$", "^(?:[a-z]{4})*$", "[a-z]", "^.*$"])
    func longTextsAreMatchedWithinAFewUnitsForEachCharacter(_ pattern: String) throws {
        let expression = try RegularExpression(pattern)
        let (isMatch, excess) = try WorkBudget.limited(to: 400_000) { try expression.matches(Self.long) }
        #expect(isMatch && excess == nil)
    }

    @Test(arguments: ["(a+)+$", "a+?$", "(a|a)*$", "(?:a*)*?$"])
    func workThatGrowsFasterThanTheTextIsCutOff(_ pattern: String) throws {
        let expression = try RegularExpression(pattern)
        #expect(throws: MatchLimitExceeded(pattern: pattern)) { try expression.matches(Self.long + "!") }
    }

    @Test func wholeTextsHaveTheSameLimit() throws {
        let expression = try RegularExpression("(a+)+")
        #expect(throws: MatchLimitExceeded.self) { try expression.wholeMatches(Self.long + "!") }
    }

    @Test func manyMatchesShareTheBudget() throws {
        let expression = try RegularExpression("^(a+)+$")
        let text = String(repeating: "a", count: 30) + "b"
        let (count, excess) = WorkBudget.limited(to: 100_000) {
            (0..<100).count { _ in (try? expression.matches(text)) == nil }
        }
        #expect(count == 100)
        #expect(
            excess?.description
                == "more than 100000 units of work; cut off while matching the pattern '^(a+)+$'")
    }

    @Test func patternsOfRequestsShareTheBudget() {
        let (_, excess) = WorkBudget.limited(to: 10_000) { (0..<100).map { try? RegularExpression("^\\w+\($0)$") } }
        #expect(excess?.task.hasPrefix("compiling the pattern") == true)
    }
}
