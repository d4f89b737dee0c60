internal import ContractCoverage
internal import Diagnostics
internal import Verification

/// The coverage of the contracts, as lines for people.
package enum CoverageText {
    /// How many unmet parts are listed.
    package enum Gaps: Sendable {
        case all
        /// At most this many of each kind.
        case first(Int)
    }

    static func lines(of coverage: RunCoverage, _ gaps: Gaps, _ style: ConsoleStyle) -> [String] {
        let shortfalls = coverage.shortfalls.map { shortfall in
            style.red("\(PlainText.visible(shortfall.sentence)) [\(FailureCode.uncovered.rawValue)]")
        }
        let pages = coverage.apis.map { lines(of: $0, gaps, style) }
        return pages.flatMap { [""] + $0 } + (shortfalls.isEmpty ? [] : [""] + shortfalls)
    }

    private static func lines(of coverage: Coverage, _ gaps: Gaps, _ style: ConsoleStyle) -> [String] {
        [style.bold("coverage of '\(PlainText.visible(coverage.api))'")] + table(of: coverage)
            + coverage.parts.flatMap { missing($0, gaps, style) }
    }

    /// `  statuses     12 of  40   30 %`, for kinds of which the contract has any.
    private static func table(of coverage: Coverage) -> [String] {
        let parts = coverage.parts.filter { $0.total > 0 }
        let name = parts.map(\.kind.rawValue.count).max() ?? 0
        let number = parts.map { String($0.total).count }.max() ?? 0
        return parts.map { part in
            let kind = part.kind.rawValue + String(repeating: " ", count: name - part.kind.rawValue.count)
            let (covered, total) = (padded(part.covered, number), padded(part.total, number))
            return "  \(kind)  \(covered) of \(total)  \(padded(part.percent ?? 100, 3)) %"
        }
    }

    private static func missing(_ part: Coverage.Part, _ gaps: Gaps, _ style: ConsoleStyle) -> [String] {
        let shown: ArraySlice<Coverage.Gap>
        switch gaps {
        case .all: shown = part.gaps[...]
        case .first(let count): shown = part.gaps.prefix(count)
        }
        let lines = shown.map { gap in
            "  \(PlainText.visible(gap.location.description)): not met: \(PlainText.visible(gap.what))"
        }
        let rest = part.gaps.count - shown.count
        guard rest > 0 else { return lines }
        return lines + [style.faint("  … \(rest) more \(part.kind.noun(for: rest)), which '--coverage-full' lists")]
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
