internal import Diagnostics
package import Verification

/// Test Anything Protocol: a test point for each step, with a YAML block for each that failed.
///
/// There are no subtests, because harnesses without them, such as Perl's own, would show neither steps nor blocks. The
/// version is TAP 13: harnesses for TAP 14 read it too, and those for 13 refuse 14. Descriptions are escaped as in TAP
/// 14.
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
        lines += report.unchecked.map { "# not checked: \(PlainText.visible(UncheckedText.sentence($0)))" }
        lines += UncheckedText.notes(on: report).map { "# \($0)" }
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
        // A test with TODO may fail, and harnesses count it apart.
        case .known:
            let reason = step.knownReason.map { ": \(escaped($0))" } ?? ""
            return ["not ok \(number) - \(description) # TODO known\(reason)"] + block(of: step)
        case .failed, .notRun: return ["not ok \(number) - \(description)"] + block(of: step)
        }
    }

    /// The block, indented by two, with each text in double quotes: YAML and the subset that old harnesses know.
    private static func block(of step: StepReport) -> [String] {
        var lines = ["message: \(quoted(step.sentences.first ?? ""))", "at: \(quoted(step.location.description))"]
        if step.sentences.count > 1 {
            // Because Perl's reader takes the first colon of a list item for the end of a key.
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
