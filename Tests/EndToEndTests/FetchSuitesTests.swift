import TestSupport
import Testing

/// `Scripts/fetch-suites --missing`, with which `make test` ends.
struct FetchSuitesTests {
    private static let marks = [
        "ctrf/schema/ctrf.schema.json", "json/test_parsing/y_array.json", "json-schema/tests/draft2020-12/ref.json",
        "jsonpath/cts.json", "openapi/v3.1/pass/mega.yaml", "overlay/v1.0/pass/minimal.yaml",
    ]

    @Test func saysNothingWhereNothingIsMissing() throws {
        #expect(try outcome(suites: Self.marks) == ChildProcess.Outcome(exit: 0, output: "", errors: ""))
    }

    @Test func saysWhichTestsWereNotRunAndHowToGetThem() throws {
        let expected = """
            not run: the tests of the conformance suites that are not here, 'json', 'jsonpath', 'openapi/v3.1', \
            'overlay/v1.0'; 'make suites' gets them where their homes can be reached (https://github.com/nst/JSONTestSuite, \
            https://github.com/jsonpath-standard/jsonpath-compliance-test-suite, \
            https://github.com/OAI/OpenAPI-Specification, https://github.com/OAI/Overlay-Specification), or \
            UNDERSTUDY_SUITES names a folder that has them

            """
        #expect(
            try outcome(suites: [Self.marks[0], Self.marks[2]])
                == ChildProcess.Outcome(exit: 0, output: "", errors: expected))
        let inCI = try outcome(suites: [Self.marks[0], Self.marks[2]], "CI=true")
        #expect(inCI == ChildProcess.Outcome(exit: 1, output: "", errors: expected))
    }

    /// Runs a copy of the script in a checkout that has nothing else.
    private func outcome(suites: [String], _ variables: String...) throws -> ChildProcess.Outcome {
        let folder = try TemporaryFolder()
        try folder.write(try Repository().text("Scripts/fetch-suites"), to: "checkout/Scripts/fetch-suites")
        for suite in suites { try folder.write("[]", to: "suites/\(suite)") }
        let variables = variables + ["UNDERSTUDY_SUITES=\(folder.path)/suites"]
        let command = variables + ["bash", "\(folder.path)/checkout/Scripts/fetch-suites", "--missing"]
        return try ChildProcess("/usr/bin/env", command).finish()
    }
}
