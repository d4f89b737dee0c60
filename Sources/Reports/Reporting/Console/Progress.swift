internal import Diagnostics
package import Secrets
package import Verification

/// The progress of a run, and its words.
package struct Progress: Sendable {
    /// The greatest length of the bar, also on a wide terminal.
    private static let longestBar = 30

    private let titles: [String]
    private let secrets: SecretNames
    private var hasEnded: [Bool]
    /// The first scenario that has not ended.
    private var first = 0
    private var ended = 0
    private var failed = 0

    /// `titles` are those of the scenarios, in their order.
    package init(titles: [String], secrets: SecretNames) {
        self.titles = titles
        self.secrets = secrets
        hasEnded = titles.map { _ in false }
    }

    /// Records that a scenario has ended; `number` is its position in the run, from 1.
    package mutating func end(_ run: ScenarioRun, number: Int) {
        guard hasEnded.indices.contains(number - 1), !hasEnded[number - 1] else { return }
        hasEnded[number - 1] = true
        ended += 1
        if run.hasFailed { failed += 1 }
        while first < hasEnded.count, hasEnded[first] { first += 1 }
    }

    /// `████████░░░░░░░░ 12/24, 1 failed  orders are kept`, in at most `width` cells.
    package func bar(width: Int, isColoured: Bool) -> String {
        let style = ConsoleStyle(isColoured: isColoured)
        let cells = max(0, min(Self.longestBar, width / 3))
        let full = titles.isEmpty ? cells : cells * ended / titles.count
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
        let numbers = TextCells.cut(" \(counts)", to: max(0, width - cells))
        let room = width - cells - TextCells.count(numbers) - 2
        let title = room < 4 ? "" : current.map { "  \(TextCells.cut($0, to: room))" } ?? ""
        return (failed == 0 ? style.green(bar) : style.red(bar)) + numbers + style.faint(title)
    }

    /// `[12/24] ✗ orders are kept: 1 step failed`, for a scenario that failed.
    package func line(of run: ScenarioRun) -> String {
        let title = PlainText.visible(Redaction(secrets, scenario: run).text(run.title))
        let notRun = run.tally.notRun == 0 ? "" : ", \(run.tally.notRun) did not run"
        return "[\(ended)/\(titles.count)] ✗ \(title): \(Plural.of(run.tally.failed, "step")) failed\(notRun)"
    }

    /// `[12/24] 1 failed, now: orders are kept`.
    package var line: String {
        "[\(ended)/\(titles.count)] \(failed) failed\(current.map { ", now: \($0)" } ?? "")"
    }

    private var counts: String { "\(ended)/\(titles.count)\(failed == 0 ? "" : ", \(failed) failed")" }

    /// The scenario that has been running longest; nil when all have ended.
    private var current: String? {
        guard first < titles.count else { return nil }
        return PlainText.visible(Redaction(secrets).text(titles[first]))
    }
}
