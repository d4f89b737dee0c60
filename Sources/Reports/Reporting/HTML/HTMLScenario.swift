internal import Diagnostics
internal import Verification

/// A scenario and its steps; failed ones are open.
struct HTMLScenario {
    let markup: HTML

    init(_ scenario: ScenarioReport, number: Int, _ sides: SideNames) {
        let isOpen = scenario.outcome == .failed ? "" : nil
        let time = "\(scenario.duration.inSeconds(digits: 2)) s"
        let tally = "\(scenario.tally.passed) of \(Plural.of(scenario.tally.total, "step")) passed"
        let reason = scenario.skipReason.map { HTML.element("p", class: "reason", .text("skipped: \($0)")) } ?? .none
        markup = .element(
            "details",
            [
                ("class", "scenario \(scenario.outcome.rawValue)"), ("id", "scenario-\(number)"),
                ("data-outcome", scenario.outcome.rawValue), ("data-api", scenario.api), ("open", isOpen),
            ],
            [
                .element(
                    "summary", .mark(scenario.outcome.rawValue),
                    .element("span", class: "title", .text(scenario.title)),
                    .element("span", class: "faint", .text(" \(scenario.api), \(tally), \(time)"))),
                reason, .element("p", class: "place", .text(scenario.location.description)),
            ] + scenario.steps.map { HTMLStep($0, sides).markup })
    }
}

extension HTML {
    /// The sign of an outcome, with its word for screen readers.
    static func mark(_ outcome: String) -> HTML {
        let signs = ["passed": "✓", "failed": "✗", "skipped": "–", "known": "~", "notRun": "○"]
        let word = outcome == "notRun" ? "did not run" : outcome
        return .element(
            "span", [("class", "mark"), ("role", "img"), ("aria-label", word)], [.text(signs[outcome] ?? "")])
    }
}
