internal import ContractCoverage
internal import Diagnostics
internal import Verification

/// The coverage of each contract: a bar for each kind, and the unmet parts.
struct HTMLCoverage {
    /// Empty when nobody asked.
    let markup: HTML

    init(_ coverage: RunCoverage?) {
        guard let coverage else {
            markup = .none
            return
        }
        markup = .element(
            "section", [("class", "coverage")],
            [.element("h2", .text("Contract coverage"))] + coverage.apis.map(Self.api))
    }

    private static func api(_ coverage: Coverage) -> HTML {
        let rows = coverage.parts.filter { $0.total > 0 }.map(row)
        return .element(
            "details", [("class", "api"), ("data-coverage", coverage.api), ("open", "")],
            [.element("summary", .text(coverage.api)), .element("table", [("class", "counts")], rows)])
    }

    private static func row(_ part: Coverage.Part) -> HTML {
        let meter = HTML.element(
            "meter",
            [("min", "0"), ("max", "\(part.total)"), ("value", "\(part.covered)"), ("aria-label", part.kind.rawValue)],
            [.text("\(part.percent ?? 0)%")])
        let numbers = "\(part.covered) of \(part.total)"
        return .element(
            "tr", [],
            [
                .element("th", [("scope", "row")], [.text(part.kind.rawValue)]), .element("td", meter),
                .element("td", .text(numbers)), .element("td", gaps(part)),
            ])
    }

    private static func gaps(_ part: Coverage.Part) -> HTML {
        guard !part.gaps.isEmpty else { return .none }
        let entries = part.gaps.map { HTML.element("li", .text("\($0.what) (\($0.location))")) }
        return .element(
            "details", .element("summary", .text("\(Plural.of(part.gaps.count, "gap"))")),
            .element("ul", [], entries))
    }
}
