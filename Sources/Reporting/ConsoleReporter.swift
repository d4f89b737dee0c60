internal import Diagnostics
package import Verification

/// Lines for people: what passed, then everything about what did not, then one line of numbers.
package struct ConsoleReporter: Reporter {
    package static let name = "console"

    private let style: ConsoleStyle

    package init(isColoured: Bool = false) { style = ConsoleStyle(isColoured: isColoured) }

    package func render(_ run: Run) -> [UInt8] {
        let report = Report(run)
        // Because the end of a long output is what stays on the screen, failures come last.
        let failed = report.scenarios.filter { $0.outcome == .failed }
        var lines = report.scenarios.filter { $0.outcome != .failed }.map(line)
        for scenario in failed {
            if !lines.isEmpty { lines.append("") }
            lines += self.lines(ofFailed: scenario, report.sides)
        }
        if !lines.isEmpty { lines.append("") }
        lines.append(summary(report))
        return Array(lines.map { "\($0)\n" }.joined().utf8)
    }

    private func summary(_ report: Report) -> String {
        let text =
            "\(PlainText.visible(report.summary)) (\(DurationText.seconds(report.duration, digits: 2)) s\(waiting(report.waiting)))"
        return style.bold(report.verdict.exitCode == 0 ? style.green(text) : style.red(text))
    }

    /// `, 10.00 s of it waiting for the target, which was asked again 2 times`; nothing when nothing waited.
    private func waiting(_ waiting: Waiting) -> String {
        guard waiting.duration > .zero else { return "" }
        let retries =
            waiting.retries == 0 ? "" : ", which was asked again \(Plural.of(waiting.retries, "time")) after 429"
        return ", \(DurationText.seconds(waiting.duration, digits: 2)) s of it waiting for the target\(retries)"
    }

    private func line(_ scenario: ScenarioReport) -> String {
        let title = PlainText.visible(scenario.title)
        guard let reason = scenario.skipReason else { return "\(style.green("✓")) \(title)" }
        return "\(style.yellow("-")) \(title) (skipped: \(PlainText.visible(reason)))"
    }

    private func lines(ofFailed scenario: ScenarioReport, _ sides: SideNames) -> [String] {
        let title = "\(style.red("✗")) \(style.bold(PlainText.visible(scenario.title)))"
        return [title] + scenario.steps.flatMap { lines(of: $0, sides) }
    }

    private func lines(of step: StepReport, _ sides: SideNames) -> [String] {
        switch step.outcome {
        case .passed, .skipped: return []
        case .notRun: return [heading(step), "    did not run: \(PlainText.visible(step.reason ?? ""))"]
        case .failed:
            let problems = step.problems.flatMap { lines(ofProblem: $0, sides) }
            return [heading(step)] + problems + retries(of: step) + exchanges(of: step, sides) + lastBody(of: step)
        }
    }

    /// The body that a step waited for something in, which did not come.
    private func lastBody(of step: StepReport) -> [String] {
        guard step.attempts.endedBy != nil, let body = step.exchange?.response?.body, !body.isEmpty else { return [] }
        let text = PlainText.visible(body).unicodeScalars
        let end = text.count > 2000 ? "… (\(text.count) characters)" : ""
        return ["    \(style.faint("body     \(String(String.UnicodeScalarView(text.prefix(2000))))\(end)"))"]
    }

    private func retries(of step: StepReport) -> [String] {
        guard step.attempts.retries > 0 else { return [] }
        return [
            "    \(style.faint("sent again \(Plural.of(step.attempts.retries, "time")), as no connection was made"))"
        ]
    }

    private func heading(_ step: StepReport) -> String {
        let place = PlainText.visible(step.location.description)
        return "  \(place): step '\(PlainText.visible(step.id))' (\(PlainText.visible(step.title)))"
    }

    private func exchanges(of step: StepReport, _ sides: SideNames) -> [String] {
        guard sides.areTargets else { return step.exchange.map { lines(of: $0) } ?? [] }
        return zip(sides.padded, [step.exchange, step.counterpart]).compactMap { name, exchange in
            exchange.map { exchange in
                let request = PlainText.visible("\(exchange.method) \(exchange.url)")
                return "    \(style.faint("\(PlainText.visible(name)) \(request): \(exchange.responseLine)"))"
            }
        }
    }

    private func lines(ofProblem problem: ProblemReport, _ sides: SideNames) -> [String] {
        guard let expected = problem.expected, let found = problem.found else { return lines(ofStatement: problem) }
        let names = sides.padded.map(PlainText.visible)
        return [
            "    \(PlainText.visible(problem.pointer ?? ""))\(problem.driftClass.map { " (\($0.words))" } ?? "")",
            "      \(names[0]) \(style.green(value(expected)))",
            "      \(names[1]) \(style.red(value(found)))",
        ]
    }

    private func lines(ofStatement problem: ProblemReport) -> [String] {
        var lines = ["    \(value(problem.sentence))"]
        if let location = problem.contractLocation {
            lines.append("      at \(PlainText.visible(location.description))")
        }
        return lines
    }

    private func lines(of exchange: ExchangeReport) -> [String] {
        let request = PlainText.visible("\(exchange.method) \(exchange.url)")
        return ["request  \(request)", "response \(exchange.responseLine)"].map { "    \(style.faint($0))" }
    }

    private func value(_ text: String) -> String { PlainText.short(PlainText.visible(text)) }
}

/// Colours of a terminal (ECMA-48 §8.3.117), or none.
struct ConsoleStyle {
    let isColoured: Bool

    func green(_ text: String) -> String { wrap(text, "32", "39") }
    func red(_ text: String) -> String { wrap(text, "31", "39") }
    func yellow(_ text: String) -> String { wrap(text, "33", "39") }
    func bold(_ text: String) -> String { wrap(text, "1", "22") }
    func faint(_ text: String) -> String { wrap(text, "2", "22") }

    private func wrap(_ text: String, _ on: String, _ off: String) -> String {
        isColoured ? "\u{1B}[\(on)m\(text)\u{1B}[\(off)m" : text
    }
}
