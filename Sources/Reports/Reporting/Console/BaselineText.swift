internal import Diagnostics
internal import Verification

/// Known failures, and stale entries of a baseline, as lines for people.
enum BaselineText {
    /// Lines about stale entries, and about those that were not judged.
    static func lines(of report: Report, _ style: ConsoleStyle) -> [String] {
        guard let baseline = report.baseline else { return [] }
        let stale = baseline.stale.map { entry in
            let place = PlainText.visible(entry.location.description)
            return
                "\(style.red("\(place): stale:")) \(PlainText.visible(entry.sentence)) [\(FailureCode.stale.rawValue)]"
        }
        guard baseline.unjudged > 0 else { return stale }
        let isOne = baseline.unjudged == 1
        let entries = isOne ? "1 entry was" : "\(baseline.unjudged) entries were"
        let reason = "what \(isOne ? "it is" : "they are") about was skipped, did not run or was not asked for"
        return stale + [style.faint("\(PlainText.visible(baseline.file)): \(entries) not judged: \(reason)")]
    }

    static func lines(ofKnown scenario: ScenarioReport, _ style: ConsoleStyle) -> [String] {
        scenario.steps.filter { $0.outcome == .known }.flatMap { lines(ofKnown: $0, style) }
    }

    /// A line for each of its problems: `  shop/s.yaml:5:5: step 'create' known: /status: expected 201, found 422 [E0103]`.
    static func lines(ofKnown step: StepReport, _ style: ConsoleStyle) -> [String] {
        let place = "\(PlainText.visible(step.location.description)): step '\(PlainText.visible(step.id))'"
        if step.problems.isEmpty {
            let text = "did not run: \(PlainText.visible(step.reason ?? "")) [\(FailureCode.notRun.rawValue)]"
            return [style.faint("  \(place) known: \(text)\(reason(step.knownReason))")]
        }
        return step.problems.map { problem in
            let text = PlainText.short(PlainText.visible(problem.sentence))
            return style.faint(
                "  \(place) known: \(text) [\(problem.code.rawValue)]\(reason(problem.knownReason))")
        }
    }

    /// The text after a known problem of a step that has other problems.
    static func mark(_ problem: ProblemReport) -> String {
        problem.isKnown ? " known\(reason(problem.knownReason))" : ""
    }

    private static func reason(_ text: String?) -> String {
        text.map { " (\(PlainText.visible($0)))" } ?? ""
    }
}
