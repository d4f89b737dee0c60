import ContractCoverage
import Diagnostics
import Testing

@Suite struct CoverageMinimumTests {
    private static let coverage = Coverage(
        api: "shop",
        parts: [
            Coverage.Part(kind: .operations, total: 1, gaps: []),
            Coverage.Part(kind: .statuses, total: 3, gaps: [gap]),
            Coverage.Part(kind: .errors, total: 0, gaps: []),
            Coverage.Part(kind: .values, total: 1, gaps: [gap]),
        ])

    private static let gap = Coverage.Gap(
        what: "status 404 of 'GetOrder'", location: SourceLocation(file: "shop.yaml", line: 1, column: 1))

    @Test(arguments: [
        ("66", ["values"]), ("67", ["statuses", "values"]), ("100", ["statuses", "values"]),
        ("statuses=66", []), ("statuses=67", ["statuses"]), ("operations=100,errors=100", []),
        ("100,values=0", ["statuses"]), ("values=0,statuses=50,100", []),
    ])
    func aKindFallsShortWhenLessOfItIsMet(text: String, short: [String]) throws {
        #expect(try CoverageMinimum(text).shortfalls(of: [Self.coverage]).map(\.part.kind.rawValue) == short)
    }

    @Test(arguments: [
        ("stauses=5", "unknown kind 'stauses'; did you mean 'statuses'?"),
        (
            "x=5",
            "unknown kind 'x'; the kinds are 'operations', 'statuses', 'errors', 'parameters', 'media-types', "
                + "'members', 'branches' and 'values'"
        ),
        ("101", "expected a whole number from 0 to 100, found '101'"),
        ("0", "a minimum of 0 % requires nothing"), ("values=0", "a minimum of 0 % requires nothing"),
        ("statuses=all", "expected a whole number from 0 to 100, found 'all'"),
        ("statuses=5,", "expected a whole number from 0 to 100, found ''"),
        ("5,6", "two percentages are for all kinds"), ("values=5,values=6", "'values' is there twice"),
    ])
    func saysWhatIsWrong(text: String, message: String) {
        #expect {
            try CoverageMinimum(text)
        } throws: {
            "\($0)" == message
        }
    }

    @Test func aKindThatIsNamedAndThatNoContractHasSaysNothing() throws {
        #expect(try CoverageMinimum("operations=5,errors=100,80").emptyKinds(of: [Self.coverage]) == [.errors])
        #expect(try CoverageMinimum("100,errors=0").emptyKinds(of: [Self.coverage]) == [])
    }

    @Test func saysHowMuchIsMissing() throws {
        let sentences = try CoverageMinimum("90").shortfalls(of: [Self.coverage]).map(\.sentence)
        #expect(
            sentences == [
                "coverage of 'shop': 2 of 3 statuses (66 %), expected at least 90 %",
                "coverage of 'shop': 0 of 1 value (0 %), expected at least 90 %",
            ])
    }
}
