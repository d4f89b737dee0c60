internal import Diagnostics
internal import JSONModel
internal import Moments
package import Verification

/// Writes the Common Test Report Format (ctrf.io, version 1.0.0), with a test for each step.
package struct CTRFReporter: Reporter {
    package static let name = "ctrf"
    package static let showsPassedExchanges = false
    private static let specVersion = "1.0.0"

    package init() {}

    package func render(_ run: Run) -> [UInt8] {
        let report = Report(run, showsPassedExchanges: Self.showsPassedExchanges)
        let tests = Self.tests(of: report)
        var tool: JSONObject = ["name": "understudy"]
        if let origin = report.origin { tool["version"] = .string(origin.version) }
        let results: JSONObject = [
            "tool": .object(tool), "summary": Self.summary(report, tests), "tests": .array(tests.map(JSON.object)),
        ]
        var document: JSONObject = ["reportFormat": "CTRF", "specVersion": .string(Self.specVersion)]
        if let origin = report.origin { document["timestamp"] = .string(origin.startText) }
        document["generatedBy"] = "understudy"
        document["extra"] = Self.extra(report)
        document["results"] = .object(results)
        return JSONWriter.bytes(of: .object(document), layout: .pretty) + [UInt8(ascii: "\n")]
    }

    private static func extra(_ report: Report) -> JSON {
        var object: JSONObject = [
            "verdict": .string(report.verdict.rawValue), "summary": .string(report.codedSummary),
        ]
        if let origin = report.origin { object["origin"] = origin.json }
        if !report.unchecked.isEmpty {
            object["unchecked"] = .array(report.unchecked.map { .string(UncheckedText.sentence($0)) })
        }
        return .object(object)
    }

    private static func summary(_ report: Report, _ tests: [JSONObject]) -> JSON {
        func count(_ status: Status) -> JSON {
            number(tests.count { $0["status"] == .string(status.rawValue) })
        }
        let start = report.origin.map { $0.start.microseconds / 1000 } ?? 0
        let duration = milliseconds(report.duration)
        return [
            "tests": number(tests.count), "passed": count(.passed), "failed": count(.failed),
            "skipped": count(.skipped), "pending": count(.pending), "other": count(.other),
            "suites": number(report.scenarios.count), "start": .number(JSONNumber(Int(start))),
            "stop": .number(JSONNumber(Int(start) + duration)), "duration": number(duration),
        ]
    }

    private enum Status: String {
        case passed, failed, skipped, pending, other

        init(_ outcome: StepReport.Outcome) {
            switch outcome {
            case .passed: self = .passed
            case .failed, .notRun: self = .failed
            case .skipped: self = .skipped
            case .known: self = .other
            }
        }
    }

    /// A test for each step, and one more if the run failed although its steps do not show it.
    private static func tests(of report: Report) -> [JSONObject] {
        let suites = UniqueNames.of(report.scenarios.map { ($0.title, $0.location.description) })
        let steps = zip(report.scenarios, suites).flatMap { scenario, suite in
            zip(scenario.steps, UniqueNames.of(scenario.steps.map { ($0.id, $0.location.description) })).map {
                test(of: $0, called: $1, scenario, suite)
            }
        }
        guard report.verdict.isUnfinished else { return steps }
        return steps + [
            [
                "name": "the run as a whole", "status": .string(Status.failed.rawValue), "duration": 0,
                "suite": ["understudy"], "message": .string(report.codedSummary),
                "rawStatus": .string(report.verdict.rawValue),
            ]
        ]
    }

    private static func test(
        of step: StepReport, called name: String, _ scenario: ScenarioReport, _ suite: String
    ) -> JSONObject {
        var test: JSONObject = [
            "testId": .string("\(scenario.api) / \(suite) / \(name)"), "name": .string("\(name): \(step.title)"),
            "status": .string(Status(step.outcome).rawValue), "duration": number(milliseconds(step.duration ?? .zero)),
            "suite": [.string(scenario.api), .string(suite)], "rawStatus": .string(step.outcome.rawValue),
            "filePath": .string(step.location.file), "line": number(step.location.line),
        ]
        switch step.outcome {
        case .passed: break
        case .skipped: test["message"] = .string(scenario.skipReason ?? "skipped")
        case .failed, .notRun, .known:
            let reason = step.knownReason.map { "known: \($0)" }
            let sentences = step.sentences
            test["message"] = .string(reason ?? sentences.first ?? "failed")
            let command = step.command.map { ["repeat: \($0)"] } ?? []
            test["trace"] = .string((sentences + step.exchangeLines + command).joined(separator: "\n"))
        }
        let retries = step.attempts.retries + step.attempts.resent
        if retries > 0 { test["retries"] = number(retries) }
        return test
    }

    private static func number(_ value: Int) -> JSON { .number(JSONNumber(value)) }

    private static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
