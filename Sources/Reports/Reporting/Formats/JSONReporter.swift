internal import Diagnostics
internal import JSONModel
package import Verification

/// One JSON document, described in `docs/reports.md`; its `version` changes when a member changes its meaning.
package struct JSONReporter: Reporter {
    package static let name = "json"
    package static let version = 1

    package init() {}

    package func render(_ run: Run) -> [UInt8] {
        let report = Report(run)
        var document: JSONObject = [
            "version": JSON.number(JSONNumber(Self.version)),
            "verdict": .string(report.verdict.rawValue),
            "exitCode": .number(JSONNumber(report.exitCode)),
            "code": report.code.map { .string($0.rawValue) } ?? .null,
            "summary": .string(report.summary),
            "target": .string(run.target.isMock ? "mock" : "real"),
            "counts": Self.json(report.counts),
            "durationMs": Self.json(report.duration),
        ]
        if let origin = report.origin { document["origin"] = origin.json }
        if let name = run.target.name { document["targetName"] = .string(name) }
        if let other = run.counterpart {
            document["counterpart"] = .string(other.isMock ? "mock" : "real")
            document["counterpartName"] = .string(report.sides.found)
            document["drift"] = .object(
                JSONObject(report.drift.map { ($0.driftClass.rawValue, .number(JSONNumber($0.count))) }))
        }
        if let baseline = report.baseline { document["baseline"] = Self.json(baseline, report) }
        if !report.unchecked.isEmpty { document["unchecked"] = .array(report.unchecked.map(Self.json)) }
        if let coverage = report.coverage { document["coverage"] = CoverageReporter.json(coverage) }
        if report.waiting != .none { document["waiting"] = Self.json(report.waiting) }
        document["scenarios"] = .array(report.scenarios.map(Self.json))
        return JSONWriter.bytes(of: .object(document), layout: .pretty) + [UInt8(ascii: "\n")]
    }

    static func json(_ unchecked: Diagnostic) -> JSON {
        [
            "message": .string(unchecked.message), "loss": unchecked.loss.map(JSON.string) ?? .null,
            "at": unchecked.location.json,
        ]
    }

    private static func json(_ counts: Counts) -> JSON {
        [
            "scenarios": json(counts.scenarios), "steps": json(counts.steps),
            "checks": .number(JSONNumber(counts.checks)), "expectNothing": .number(JSONNumber(counts.empty)),
        ]
    }

    private static func json(_ tally: Tally) -> JSON {
        let numbers = [
            ("total", tally.total), ("passed", tally.passed), ("failed", tally.failed), ("skipped", tally.skipped),
            ("notRun", tally.notRun), ("known", tally.known),
        ]
        return .object(JSONObject(numbers.map { ($0, .number(JSONNumber($1))) }))
    }

    private static func json(_ baseline: BaselineOutcome, _ report: Report) -> JSON {
        [
            "file": .string(baseline.file), "known": .number(JSONNumber(report.counts.steps.known)),
            "stale": .array(
                baseline.stale.map { ["message": .string($0.sentence), "at": $0.location.json] }),
            "notJudged": .number(JSONNumber(baseline.unjudged)),
        ]
    }

    private static func json(_ scenario: ScenarioReport) -> JSON {
        var object: JSONObject = [
            "title": .string(scenario.title), "api": .string(scenario.api), "at": json(scenario.location),
            "outcome": .string(scenario.outcome.rawValue),
        ]
        if let reason = scenario.skipReason { object["reason"] = .string(reason) }
        object["checks"] = .number(JSONNumber(scenario.checks))
        object["durationMs"] = json(scenario.duration)
        object["steps"] = .array(scenario.steps.map(json))
        return .object(object)
    }

    private static func json(_ step: StepReport) -> JSON {
        var object: JSONObject = [
            "id": .string(step.id), "title": .string(step.title), "at": json(step.location),
            "outcome": .string(step.outcome.rawValue),
        ]
        if let operation = step.operation { object["operation"] = .string(operation) }
        if let reason = step.knownReason { object["knownReason"] = .string(reason) }
        if let reason = step.reason {
            object["code"] = .string(FailureCode.notRun.rawValue)
            object["reason"] = .string(reason)
        }
        object["checks"] = .number(JSONNumber(step.checks))
        object["problems"] = .array(step.problems.map(json))
        if let end = step.attempts.endedBy {
            object["attempts"] = .number(JSONNumber(step.attempts.count))
            object["endedBy"] = .string(end)
        }
        if step.attempts.retries > 0 { object["retries"] = .number(JSONNumber(step.attempts.retries)) }
        if step.attempts.resent > 0 { object["resent"] = .number(JSONNumber(step.attempts.resent)) }
        if let exchange = step.exchange { add(exchange, to: &object) }
        if let other = step.counterpart {
            var inner = JSONObject()
            add(other, to: &inner)
            object["counterpart"] = .object(inner)
        }
        if let command = step.command { object["curl"] = .string(command) }
        return .object(object)
    }

    private static func add(_ exchange: ExchangeReport, to object: inout JSONObject) {
        object["durationMs"] = json(exchange.duration)
        if exchange.waiting != .none { object["waiting"] = json(exchange.waiting) }
        let request: JSONObject = ["method": .string(exchange.method), "url": .string(exchange.url)]
        object["request"] = json(exchange.request, after: request)
        guard let status = exchange.status, let response = exchange.response else { return }
        object["response"] = json(response, after: ["status": .number(JSONNumber(status))])
    }

    private static func json(_ waiting: Waiting) -> JSON {
        var object: JSONObject = [
            "rateMs": json(waiting.rate), "retryMs": json(waiting.retry),
            "retries": .number(JSONNumber(waiting.retries)),
        ]
        if let delay = waiting.tooLong { object["tooLongMs"] = json(delay) }
        return .object(object)
    }

    private static func json(_ message: ExchangeReport.Message, after start: JSONObject) -> JSON {
        var object = start
        object["headers"] = .array(
            message.headers.map { ["name": .string($0.name), "value": .string($0.value)] })
        object["body"] = .string(message.body)
        object["bodyBytes"] = .number(JSONNumber(message.bodyBytes))
        return .object(object)
    }

    private static func json(_ problem: ProblemReport) -> JSON {
        var object: JSONObject = ["kind": .string(problem.kind.rawValue), "code": .string(problem.code.rawValue)]
        if problem.isKnown { object["known"] = true }
        if let reason = problem.knownReason { object["knownReason"] = .string(reason) }
        if let driftClass = problem.driftClass { object["class"] = .string(driftClass.rawValue) }
        if let pointer = problem.pointer { object["pointer"] = .string(pointer) }
        if let expected = problem.expected { object["expected"] = .string(expected) }
        if let found = problem.found { object["found"] = .string(found) }
        object["message"] = .string(problem.sentence)
        if let location = problem.contractLocation { object["contract"] = json(location) }
        return .object(object)
    }

    private static func json(_ location: SourceLocation) -> JSON { location.json }

    private static func json(_ duration: Duration) -> JSON {
        .number(JSONNumber(uncheckedSpelling: duration.inMilliseconds))
    }
}

extension SourceLocation {
    var json: JSON {
        [
            "file": .string(file), "line": .number(JSONNumber(line)), "column": .number(JSONNumber(column)),
        ]
    }
}
