import JSONModel
import JSONPath
import TestSupport
import Testing

/// The public JSONPath compliance test suite: what is refused, what is selected, and where that is.
struct ComplianceSuiteTests {
    private static let suite = ConformanceSuite.jsonPath

    @Test(.enabled(if: suite.isWanted, "\(suite.missing)")) func agreesWithTheComplianceSuite() throws {
        let tests = try JSONText(try Self.suite.read("cts.json")).value["tests"]?.arrayValue ?? []
        let failed = tests.filter { !agrees($0) }.map { $0["name"]?.stringValue ?? "a test without a name" }
        print("jsonpath: \(tests.count - failed.count) of \(tests.count)")
        #expect(tests.count >= 700)
        #expect(failed == [])
    }

    private func agrees(_ test: JSON) -> Bool {
        guard let selector = test["selector"]?.stringValue else { return false }
        let isInvalid = test["invalid_selector"] == true
        guard let path = try? JSONPath(selector) else { return isInvalid }
        guard !isInvalid, let document = test["document"] else { return false }
        let nodes = path.nodes(in: document)
        let outcome = [JSON.array(nodes.map(\.value)), .array(nodes.map { .string($0.path.description) })]
        return allowed(by: test).contains(outcome)
    }

    /// The pairs of values and normalized paths that are right; where members have no order, there are several.
    private func allowed(by test: JSON) -> [[JSON]] {
        if let values = test["result"], let paths = test["result_paths"] { return [[values, paths]] }
        let values = test["results"]?.arrayValue ?? []
        let paths = test["results_paths"]?.arrayValue ?? []
        return zip(values, paths).map { [$0, $1] }
    }
}
