internal import Diagnostics
internal import StructuralDiff
package import Verification

/// A report for people: passed scenarios first, then all details of failures, then one line of numbers.
package struct ConsoleReporter: Reporter {
    package static let name = "console"
    package static let showsPassedExchanges = false

    /// The width of lines without a terminal.
    package static let standardWidth = 120

    private let style: ConsoleStyle
    private let layout: DiffLayout
    private let gaps: CoverageText.Gaps

    /// `width` is that of the terminal.
    ///
    /// `gaps` is how many unmet parts of the contracts are listed.
    package init(
        isColoured: Bool = false, diff: DiffStyle = .unified, width: Int = Self.standardWidth,
        gaps: CoverageText.Gaps = .all
    ) {
        self.gaps = gaps
        style = ConsoleStyle(isColoured: isColoured)
        layout = DiffLayout(style: diff, width: width, colours: style)
    }

    package func render(_ run: Run) -> [UInt8] {
        let report = Report(run, showsPassedExchanges: Self.showsPassedExchanges)
        // Because the end of a long output stays on the screen, failures come last.
        let failed = report.scenarios.filter { $0.outcome == .failed }
        let causes = SharedCauses(failed)
        var lines = report.scenarios.filter { $0.outcome != .failed }.map(line)
        for (number, scenario) in failed.enumerated() where !causes.hiddenScenarios.contains(number) {
            if !lines.isEmpty { lines.append("") }
            lines += self.lines(ofFailed: scenario, number, causes, report.sides)
        }
        if !lines.isEmpty { lines.append("") }
        let baseline = BaselineText.lines(of: report, style)
        if !baseline.isEmpty { lines += baseline + [""] }
        lines += UncheckedText.notes(on: report).map(style.faint)
        if report.exitCode != 0, let origin = report.origin {
            lines.append(style.faint("run again  \(PlainText.visible(origin.again))"))
        }
        lines.append(summary(report))
        lines += UncheckedText.lines(of: report.unchecked, style)
        if let coverage = report.coverage { lines += CoverageText.lines(of: coverage, gaps, style) }
        return Array(lines.map { "\($0)\n" }.joined().utf8)
    }

    private func summary(_ report: Report) -> String {
        let text =
            "\(report.codedSummary) (\(report.duration.inSeconds(digits: 2)) s\(waiting(report.waiting)))"
        return style.bold(report.verdict.exitCode == 0 ? style.green(text) : style.red(text))
    }

    /// `, 10.00 s of it waiting for the target, which was asked again 2 times`; nothing when nothing waited.
    private func waiting(_ waiting: Waiting) -> String {
        guard waiting.duration > .zero else { return "" }
        let retries =
            waiting.retries == 0 ? "" : ", which was asked again \(Plural.of(waiting.retries, "time")) after 429"
        return ", \(waiting.duration.inSeconds(digits: 2)) s of it waiting for the target\(retries)"
    }

    private func line(_ scenario: ScenarioReport) -> String {
        let title = PlainText.visible(scenario.title)
        if scenario.outcome == .known {
            let known = BaselineText.lines(ofKnown: scenario, style)
            return (["\(style.yellow("~")) \(title)"] + known).joined(separator: "\n")
        }
        guard let reason = scenario.skipReason else { return "\(style.green("✓")) \(title)" }
        return "\(style.yellow("-")) \(title) (skipped: \(PlainText.visible(reason)))"
    }

    /// The details of a failed scenario, except those that `causes` reports elsewhere.
    func lines(
        ofFailed scenario: ScenarioReport, _ number: Int, _ causes: SharedCauses, _ sides: SideNames
    ) -> [String] {
        var lines = ["\(style.red("✗")) \(style.bold(PlainText.visible(scenario.title)))"]
        for (index, step) in scenario.steps.enumerated() {
            let place = SharedCauses.Place(scenario: number, step: index)
            if causes.hidden.contains(place) { continue }
            lines += self.lines(of: step, sides)
            if let note = causes.notes[place] { lines.append("    \(note)") }
        }
        return lines
    }

    private func lines(of step: StepReport, _ sides: SideNames) -> [String] {
        switch step.outcome {
        case .passed, .skipped: return []
        case .known: return BaselineText.lines(ofKnown: step, style)
        case .notRun:
            return [heading(step), "    did not run: \(PlainText.visible(step.reason ?? "")) \(code(.notRun))"]
        case .failed:
            let problems = step.problems.enumerated().filter { step.document?.indices.contains($0.offset) != true }
                .flatMap { lines(ofProblem: $0.element, sides) }
            let document = step.document.map { lines(of: $0) } ?? []
            return [heading(step)] + problems + document + retries(of: step) + exchanges(of: step, sides)
        }
    }

    private func retries(of step: StepReport) -> [String] {
        step.resendings.map { "    \(style.faint($0))" }
    }

    private func lines(of document: DocumentReport) -> [String] {
        let codes = document.codes.map(\.rawValue).joined(separator: ", ")
        let title = "    /body: \(Plural.of(document.indices.count, "difference")) [\(codes)]"
        return [title] + layout.lines(of: document.view, indent: "      ")
    }

    private func code(_ code: FailureCode) -> String { "[\(code.rawValue)]" }

    private func heading(_ step: StepReport) -> String {
        let place = PlainText.visible(step.location.description)
        return "  \(place): step '\(PlainText.visible(step.id))' (\(PlainText.visible(step.title)))"
    }

    private func exchanges(of step: StepReport, _ sides: SideNames) -> [String] {
        guard sides.areTargets else { return step.exchange.map { lines(of: $0, step) } ?? [] }
        return zip(sides.padded, [step.exchange, step.counterpart]).flatMap { name, exchange -> [String] in
            guard let exchange else { return [] }
            let request = PlainText.visible("\(exchange.method) \(exchange.url)")
            let body = step.needsBody ? exchange.bodyExcerpt.map { "body: \($0)" } : nil
            return ["\(request): \(exchange.responseLine)", body].compactMap(\.self).map {
                "    \(style.faint("\(PlainText.visible(name)) \($0)"))"
            }
        }
    }

    private func lines(ofProblem problem: ProblemReport, _ sides: SideNames) -> [String] {
        guard let expected = problem.shown.expected, let found = problem.shown.found else {
            return lines(ofStatement: problem)
        }
        // Of two long texts, the differing parts are shown.
        let window = problem.texts.map {
            TextWindow.pair($0.expected, $0.found, longest: PlainText.longestValue)
        }
        let names = sides.padded.map(PlainText.visible)
        let driftClass = problem.driftClass.map { " (\($0.words))" } ?? ""
        return [
            "    \(PlainText.visible(problem.pointer ?? ""))\(driftClass) \(code(problem.code))\(BaselineText.mark(problem))",
            "      \(names[0]) \(style.green(window.map { PlainText.visible($0.expected) } ?? value(expected)))",
            "      \(names[1]) \(style.red(window.map { PlainText.visible($0.actual) } ?? value(found)))",
        ]
    }

    private func lines(ofStatement problem: ProblemReport) -> [String] {
        var lines = ["    \(value(problem.sentence)) \(code(problem.code))\(BaselineText.mark(problem))"]
        if let location = problem.contractLocation {
            lines.append("      at \(PlainText.visible(location.description))")
        }
        return lines
    }

    private func lines(of exchange: ExchangeReport, _ step: StepReport) -> [String] {
        let request = PlainText.visible("\(exchange.method) \(exchange.url)")
        let body = step.needsBody ? exchange.bodyExcerpt.map { "body     \($0)" } : nil
        // The command is shown unchanged, because pipes and quotes are part of it; it has no control characters.
        let again = step.command.map { "repeat   \($0)" }
        return ["request  \(request)", "response \(exchange.responseLine)", body, again].compactMap(\.self)
            .map { "    \(style.faint($0))" }
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
