internal import Diagnostics
package import Verification

/// One page that loads nothing.
///
/// It can be read without its script, which adds the filter.
///
/// Its parts, from the top: `HTMLOverview` (verdict and numbers), `HTMLCoverage`, the filter, an `HTMLScenario` for
/// each scenario, and the explanations of codes.
package struct HTMLReporter: Reporter {
    package static let name = "html"

    package init() {}

    package func render(_ run: Run) -> [UInt8] {
        let report = Report(run)
        let scenarios = report.scenarios.enumerated().map { HTMLScenario($1, number: $0 + 1, report.sides).markup }
        let overview = [HTMLOverview(report).markup, HTMLCoverage(report.coverage).markup]
        let main = overview + [Self.filter(report)] + scenarios + [Self.codes(report)]
        let page = HTML.element(
            "html", [("lang", "en")], [Self.head(report), .element("body", [], [.element("main", [], main)])])
        return Array("<!DOCTYPE html>\n\(page.markup)\n".utf8)
    }

    private static func head(_ report: Report) -> HTML {
        // Because the page has texts of responses, only its own style and script may run.
        let policy =
            "default-src 'none'; style-src '\(HTMLPage.styleHash)'; script-src '\(HTMLPage.scriptHash)'; "
            + "img-src data:; base-uri 'none'; form-action 'none'"
        return .element(
            "head", [],
            [
                .void("meta", [("charset", "utf-8")]),
                .void("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)]),
                .void("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
                .void("meta", [("name", "color-scheme"), ("content", "light dark")]),
                .void("link", [("rel", "icon"), ("href", "data:,")]),
                .element("title", .text("Understudy: \(report.title)")),
                .raw("style", HTMLPage.style), .raw("script", HTMLPage.script),
            ])
    }

    /// The filter, hidden until the script shows it, because it does nothing without.
    private static func filter(_ report: Report) -> HTML {
        let apis = Set(report.scenarios.map(\.api)).sorted()
        let options =
            [HTML.element("option", [("value", "")], [.text("every API")])]
            + apis.map { .element("option", [("value", $0)], [.text($0)]) }
        return .element(
            "form", [("id", "filter"), ("hidden", ""), ("role", "search")],
            [
                .void(
                    "input", [("id", "words"), ("type", "search"), ("placeholder", "Words"), ("aria-label", "Words")]),
                .element("select", [("id", "api"), ("aria-label", "API")], options),
                outcome(.failed, report), outcome(.known, report), outcome(.passed, report), outcome(.skipped, report),
                .element("button", [("type", "button"), ("id", "expand")], [.text("Expand all")]),
                .element("button", [("type", "button"), ("id", "collapse")], [.text("Collapse all")]),
                .element("output", [("id", "shown")], []),
            ])
    }

    private static func outcome(_ outcome: ScenarioReport.Outcome, _ report: Report) -> HTML {
        let count = report.scenarios.count { $0.outcome == outcome }
        return .element(
            "label", [],
            [
                .void("input", [("type", "checkbox"), ("value", outcome.rawValue), ("checked", "")]),
                .text(" \(outcome.rawValue) (\(count))"),
            ])
    }

    /// The explanation of each code on the page.
    private static func codes(_ report: Report) -> HTML {
        let steps = report.scenarios.flatMap(\.steps)
        let problems = steps.flatMap(\.problems).map(\.code)
        let notRun = steps.contains { $0.outcome == .notRun } ? [FailureCode.notRun] : []
        let codes = Set(problems + notRun + [report.code].compactMap(\.self)).sorted { $0.rawValue < $1.rawValue }
        guard !codes.isEmpty else { return .none }
        let entries = codes.flatMap { code in
            [
                HTML.element("dt", [("id", code.rawValue)], [.text("\(code.rawValue): \(code.explanation.title)")]),
                .element(
                    "dd", .element("p", .text(code.explanation.meaning)),
                    .element("p", .element("b", .text("Why: ")), .text(code.explanation.cause)),
                    .element("p", .element("b", .text("What to do: ")), .text(code.explanation.remedy))),
            ]
        }
        return .element("section", class: "codes", .element("h2", .text("Codes")), .element("dl", [], entries))
    }
}
