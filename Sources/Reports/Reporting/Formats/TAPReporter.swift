internal import Diagnostics
package import Verification

/// Test Anything Protocol: a test point for each step, with a YAML block for each that failed.
///
/// It is flat, because harnesses that know no subtests, Perl's own among them, would see neither the steps nor what is
/// said of them. What is left is TAP 13, and says so: those harnesses refuse a document that calls itself 14, and those
/// for 14 read 13. Descriptions are escaped as TAP 14 asks for.
package struct TAPReporter: Reporter {
    package static let name = "tap"

    package init() {}

    package func render(_ run: Run) -> [UInt8] {
        let report = Report(run)
        var number = 0
        var lines: [String] = []
        for scenario in report.scenarios {
            lines.append("# \(PlainText.visible("\(scenario.title) (\(scenario.api))"))")
            for step in scenario.steps {
                number += 1
                lines += Self.lines(of: step, in: scenario, number: number)
            }
        }
        if report.verdict.isUnfinished {
            number += 1
            let summary = Self.quoted(report.codedSummary)
            lines += ["not ok \(number) - the run as a whole", "  ---", "  message: \(summary)", "  ..."]
        }
        lines.append("# \(PlainText.visible(report.codedSummary))")
        if let origin = report.origin {
            lines += ["# \(origin.sentence)", "# run again: \(PlainText.visible(origin.again))"]
        }
        return Array((["TAP version 13", "1..\(number)"] + lines).map { "\($0)\n" }.joined().utf8)
    }

    private static func lines(of step: StepReport, in scenario: ScenarioReport, number: Int) -> [String] {
        let description = escaped("\(scenario.title): \(step.id) (\(step.title))")
        switch step.outcome {
        case .passed: return ["ok \(number) - \(description)"]
        case .skipped: return ["ok \(number) - \(description) # SKIP \(escaped(scenario.skipReason ?? ""))"]
        // Because a test to be done may fail, and harnesses count it apart.
        case .known:
            let reason = step.knownReason.map { ": \(escaped($0))" } ?? ""
            return ["not ok \(number) - \(description) # TODO known\(reason)"] + block(of: step)
        case .failed, .notRun: return ["not ok \(number) - \(description)"] + block(of: step)
        }
    }

    /// Indented by two, each text in double quotes: what both YAML and the subset that old harnesses know can read.
    private static func block(of step: StepReport) -> [String] {
        var lines = ["message: \(quoted(step.sentences.first ?? ""))", "at: \(quoted(step.location.description))"]
        if step.sentences.count > 1 {
            // Because Perl's reader takes the first colon in an item of a list for the end of a key.
            lines += ["problems:"] + step.sentences.map { "  - message: \(quoted($0))" }
        }
        if let exchange = step.exchange { lines += pairs(of: exchange, in: step, "") }
        if let other = step.counterpart { lines += pairs(of: other, in: step, "other_") }
        if let command = step.command { lines.append("repeat: \(quoted(command))") }
        if let exchange = step.exchange { lines.append("duration_ms: \(exchange.duration.inMilliseconds)") }
        return (["---"] + lines + ["..."]).map { "  \($0)" }
    }

    private static func pairs(of exchange: ExchangeReport, in step: StepReport, _ prefix: String) -> [String] {
        let body = step.needsBody ? exchange.bodyExcerpt.map { "\(prefix)body: \(quoted($0))" } : nil
        return [
            "\(prefix)request: \(quoted("\(exchange.method) \(exchange.url)"))",
            "\(prefix)response: \(quoted(exchange.responseLine))",
        ] + [body].compactMap(\.self)
    }

    /// Without a `#` that would start a directive.
    private static func escaped(_ text: String) -> String {
        PlainText.visible(text).replacing("\\", with: "\\\\").replacing("#", with: "\\#")
    }

    private static func quoted(_ text: String) -> String {
        "\"\(PlainText.visible(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}
