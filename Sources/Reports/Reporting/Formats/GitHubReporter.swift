internal import Diagnostics
package import Verification

/// Workflow commands: each failed step beside its line in the scenario, then the numbers as a notice.
package struct GitHubReporter: Reporter {
    package static let name = "github"

    /// The number of errors that GitHub shows for one step of a job.
    static let mostErrors = 10

    package init() {}

    package func render(_ run: Run) -> [UInt8] {
        let report = Report(run)
        let again = report.exitCode == 0 ? nil : report.origin.map { "run again: \(PlainText.visible($0.again))" }
        func text(_ summary: String) -> String { ([summary] + [again].compactMap(\.self)).joined(separator: "\n") }
        let end =
            report.verdict.isUnfinished
            ? WorkflowCommand(
                .error, at: nil, title: report.code.map { "\($0.rawValue) Understudy" }, text(report.summary))
            : WorkflowCommand(.notice, at: nil, title: "Understudy", text(report.codedSummary))
        // Because a run that has not passed ends with one more error.
        let most = Self.mostErrors - (report.verdict.isUnfinished ? 1 : 0)
        let lines = (Self.errors(report, most: most) + Self.unchecked(report) + [end]).map { "\($0.line)\n" }
        return Array(lines.joined().utf8)
    }

    /// Warnings about parts that could not be checked.
    private static func unchecked(_ report: Report) -> [WorkflowCommand] {
        let most = report.unchecked.count > mostErrors ? mostErrors - 1 : mostErrors
        let shown = report.unchecked.prefix(most).map { finding in
            let loss = finding.loss.map { " (\($0))" } ?? ""
            return WorkflowCommand(
                .warning, at: finding.location.visible, title: "not checked",
                PlainText.visible("\(finding.message)\(loss)"))
        }
        let rest = report.unchecked.count - shown.count
        guard rest > 0 else { return shown }
        let text = "and \(rest) more parts were not checked; 'understudy lint' lists them"
        return shown + [WorkflowCommand(.warning, at: nil, title: "Understudy", text)]
    }

    private static func errors(_ report: Report, most: Int) -> [WorkflowCommand] {
        let failed = report.scenarios.filter { $0.outcome == .failed }
        let causes = SharedCauses(failed)
        var commands: [WorkflowCommand] = []
        for (number, scenario) in failed.enumerated() {
            for (index, step) in scenario.steps.enumerated() where step.outcome == .failed || step.outcome == .notRun {
                let place = SharedCauses.Place(scenario: number, step: index)
                if causes.hidden.contains(place) { continue }
                commands.append(error(step, of: scenario, note: causes.notes[place]))
            }
        }
        guard commands.count > most else { return commands }
        let shown = commands.prefix(most - 1)
        let rest =
            "and \(Plural.of(commands.count - shown.count, "more annotation")); GitHub shows \(mostErrors) of a step"
        return shown + [WorkflowCommand(.error, at: nil, title: "Understudy", rest)]
    }

    private static func error(_ step: StepReport, of scenario: ScenarioReport, note: String?) -> WorkflowCommand {
        let code = step.outcome == .notRun ? FailureCode.notRun : step.problems.first?.code
        let title = ["\(code?.rawValue ?? "")", "\(scenario.title): \(step.id)"].joined(separator: " ")
        let message = (step.sentences + step.exchangeLines + [note].compactMap(\.self)).map(PlainText.visible)
        return WorkflowCommand(
            .error, at: step.location.visible, title: PlainText.visible(title), message.joined(separator: "\n"))
    }
}

extension SourceLocation {
    /// The place, without control characters in the file's name.
    fileprivate var visible: SourceLocation {
        SourceLocation(file: PlainText.visible(file), line: line, column: column)
    }
}
