internal import Diagnostics
internal import Verification

/// The verdict and the numbers of a run.
struct HTMLOverview {
    let markup: HTML

    init(_ report: Report) {
        let outcome = report.verdict.exitCode == 0 ? "passed" : "failed"
        let time = "\(report.duration.inSeconds(digits: 2)) s"
        var summary = [HTML.text("\(report.summary) ")]
        if let code = report.code { summary += [.code(code), .text(" ")] }
        summary.append(.element("span", class: "faint", .text("(\(time))")))
        markup = .element(
            "header", [("data-verdict", report.verdict.rawValue)],
            [
                .element("h1", class: outcome, .text("Understudy: \(report.title)")),
                .element("p", [("id", "summary")], summary), Self.origin(report), Self.table(report.counts),
                Self.unchecked(report),
            ])
    }

    /// The time of the run, and the command that repeats it.
    private static func origin(_ report: Report) -> HTML {
        guard let origin = report.origin else { return .none }
        return .element("p", class: "faint", .text(origin.sentence)) + .element("pre", .text(origin.again))
    }

    /// What was not checked.
    private static func unchecked(_ report: Report) -> HTML {
        let notes = UncheckedText.notes(on: report).map { HTML.element("p", .text($0)) }.reduce(.none, +)
        guard !report.unchecked.isEmpty else { return notes }
        let items = report.unchecked.map { HTML.element("li", .text(UncheckedText.sentence($0))) }
        let open = report.unchecked.count > UncheckedText.most ? [] : [("open", "")]
        let title = "\(UncheckedText.title) (\(report.unchecked.count))"
        return notes
            + .element(
                "details", [("class", "unchecked")] + open,
                [.element("summary", .text(title)), .element("ul", [], items)])
    }

    private static func table(_ counts: Counts) -> HTML {
        let names = ["", "total", "passed", "failed", "known", "skipped", "did not run"]
        let head = HTML.element("tr", [], names.map { .element("th", [("scope", "col")], [.text($0)]) })
        func row(_ name: String, _ tally: Tally) -> HTML {
            let numbers = [tally.total, tally.passed, tally.failed, tally.known, tally.skipped, tally.notRun]
            return .element(
                "tr", [("data-counts", name)],
                [.element("th", [("scope", "row")], [.text(name)])] + numbers.map { .element("td", .text("\($0)")) })
        }
        let checks = HTML.element(
            "tr", [("data-counts", "checks")],
            [.element("th", [("scope", "row")], [.text("checks")]), .element("td", .text("\(counts.checks)"))])
        return .element(
            "table", class: "counts", head, row("scenarios", counts.scenarios), row("steps", counts.steps), checks)
    }
}

extension HTML {
    /// A code, with a link to its explanation.
    static func code(_ code: FailureCode) -> HTML {
        .element(
            "a", [("class", "code"), ("href", "#\(code.rawValue)"), ("title", code.explanation.title)],
            [.text(code.rawValue)])
    }
}
