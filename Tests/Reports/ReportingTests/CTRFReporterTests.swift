import Diagnostics
import Documents
import JSONModel
import Reporting
import SchemaValidation
import TestSupport
import Testing
import Verification

/// Reports held to the schema of ctrf.io, and the schema as we read it to its own cases.
@Suite struct CTRFReporterTests {
    private static let suite = ConformanceSuite.ctrf

    private static func read(_ name: String) throws -> JSON { try JSONText(try suite.read(name)).value }

    private static func schema() throws -> Schema {
        let node = Node(json: try read("schema/ctrf.schema.json"))
        let registry = SchemaRegistry(options: SchemaOptions(formatAssertion: true))
        // Because it has no keyword whose meaning changed after its draft 7.
        return registry.schema(node, base: "", dialect: .draft202012)
    }

    @Test(.enabled(if: suite.isWanted, "\(suite.missing)"), arguments: Runs.all.map(\.name))
    func everyReportIsValid(name: String) throws {
        let run = try #require(Runs.all.first { $0.name == name }?.run)
        let report = try JSONText(CTRFReporter().render(run)).value
        #expect(try Self.schema().violations(of: report).map { "\($0.subjectLocation): \($0.message)" } == [])
        let summary = report["results"]?["summary"]
        let isUnfinished = [.couldNotRun, .nothingRun, .stale, .uncovered, .interrupted].contains(run.verdict)
        let steps = run.counts.steps
        #expect(summary?["tests"] == .number(JSONNumber(steps.total + (isUnfinished ? 1 : 0))))
        #expect(summary?["failed"] == .number(JSONNumber(steps.failed + steps.notRun + (isUnfinished ? 1 : 0))))
        #expect(summary?["passed"] == .number(JSONNumber(steps.passed)))
        #expect(summary?["skipped"] == .number(JSONNumber(steps.skipped)))
        #expect(summary?["other"] == .number(JSONNumber(steps.known)))
        let ids = report["results"]?["tests"]?.arrayValue?.compactMap { $0["testId"]?.stringValue } ?? []
        #expect(Set(ids).count == ids.count)
    }

    static let suites =
        ["ctrf"]
        + [
            "additional-properties", "enum-constraints", "required-properties", "string-constraints", "type-validation",
            "valid-documents",
        ].map { "normative/\($0)" }

    @Test(.enabled(if: suite.isWanted, "\(suite.missing)"), arguments: suites)
    func theSchemaJudgesItsCases(suite: String) throws {
        let cases = try #require(try Self.read("tests/\(suite).test.json")["tests"]?.arrayValue)
        #expect(!cases.isEmpty)
        let schema = try Self.schema()
        for example in cases {
            let path = example["dataPath"]?.stringValue.map { "tests/\(suite.contains("/") ? "normative/" : "")\($0)" }
            let data = try example["data"] ?? path.map { try Self.read($0) }
            let isValid = schema.isValid(try #require(data))
            #expect(.bool(isValid) == example["valid"], "\(example["description"]?.description ?? "")")
        }
    }

    @Test func tellsWhatFailed() throws {
        let report = try JSONText(CTRFReporter().render(Runs.interrupted)).value
        let test = report["results"]?["tests"]?[0]
        #expect(test?["name"] == "create: Call-create")
        #expect(test?["suite"] == ["shop", "orders are kept"])
        #expect(test?["message"] == "/status: expected 201, found 422 [E0103]")
        #expect(test?["trace"]?.stringValue?.contains("\nbody: {}\nrepeat: curl ") == true)
        #expect(test?["filePath"] == "shop/s.yaml")
        #expect(test?["line"] == 5)
        #expect(report["results"]?["summary"]?["start"] == 1_774_944_000_123)
        #expect(report["results"]?["summary"]?["stop"] == 1_774_944_000_338)
    }
}
