internal import Diagnostics
package import Verification

/// Markdown for the summary page of a CI job: the numbers, a table of scenarios, and folded details of failures.
package struct MarkdownReporter: Reporter {
    package static let name = "markdown"

    /// The longest summary that GitHub accepts; it refuses a longer one as a whole.
    package static let mostBytes = 1 << 20

    private let mostBytes: Int

    package init(mostBytes: Int = Self.mostBytes) { self.mostBytes = mostBytes }

    package func render(_ run: Run) -> [UInt8] {
        let report = Report(run)
        let mark = report.verdict.exitCode == 0 ? "✅" : "❌"
        let time = "\(report.duration.inSeconds(digits: 2)) s"
        var page = MarkdownPage(mostBytes: mostBytes)
        page.add("## \(mark) Understudy: \(MarkdownText.escaped(report.title))\n\n")
        page.add("\(MarkdownText.escaped(report.codedSummary)) (\(time))\n\n")
        if let origin = report.origin {
            page.add(
                "\(MarkdownText.escaped(origin.sentence))\n\n\(MarkdownText.fenced("\(PlainText.visible(origin.again))\n"))\n"
            )
        }
        page.add(Self.table(of: report.counts))
        page.add(Self.unchecked(report))
        let failed = report.scenarios.filter { $0.outcome == .failed }
        if !failed.isEmpty { page.add(Self.tableHead) }
        page.add(each: failed.map(Self.row), called: "failed scenario")
        addDetails(of: failed, report.sides, to: &page)
        let others = report.scenarios.filter { $0.outcome != .failed }
        if !others.isEmpty {
            let start = "\n<details><summary>\(Self.counts(of: others))</summary>\n\(Self.tableHead)"
            page.add(each: others.map(Self.row), called: "scenario", between: (start, "\n</details>\n"))
        }
        return Array(page.text.utf8)
    }

    /// What was not checked.
    private static func unchecked(_ report: Report) -> String {
        let notes = UncheckedText.notes(on: report).map { "\n\(MarkdownText.escaped($0))\n" }.joined()
        guard !report.unchecked.isEmpty else { return notes }
        let items = UncheckedText.sentences(of: report.unchecked).map { "* \(MarkdownText.escaped($0))\n" }
        return "\(notes)\n⚠️ \(UncheckedText.title):\n\n\(items.joined())"
    }

    private static func table(of counts: Counts) -> String {
        func row(_ name: String, _ tally: Tally) -> String {
            "| \(name) | \(tally.total) | \(tally.passed) | \(tally.failed) | \(tally.known) | \(tally.skipped) | \(tally.notRun) |\n"
        }
        return "| | total | passed | failed | known | skipped | did not run |\n|---|---:|---:|---:|---:|---:|---:|\n"
            + row("scenarios", counts.scenarios) + row("steps", counts.steps)
    }

    private static let tableHead =
        "\n| | scenario | API | steps passed | checks | time |\n|---|---|---|---:|---:|---:|\n"

    private static func row(_ scenario: ScenarioReport) -> String {
        let reason = scenario.skipReason.map { " (skipped: \(MarkdownText.escaped($0)))" } ?? ""
        let cells = [
            mark(of: scenario), "\(MarkdownText.escaped(scenario.title))\(reason)", MarkdownText.escaped(scenario.api),
            "\(scenario.tally.passed) of \(scenario.tally.total)", "\(scenario.checks)",
            "\(scenario.duration.inSeconds(digits: 2)) s",
        ]
        return "| \(cells.joined(separator: " | ")) |\n"
    }

    private static func mark(of scenario: ScenarioReport) -> String {
        switch scenario.outcome {
        case .passed: "✅"
        case .failed: "❌"
        case .known: "🟡"
        case .skipped: "➖"
        }
    }

    /// `12 passed, 1 known, 1 skipped`.
    private static func counts(of scenarios: [ScenarioReport]) -> String {
        let passed = scenarios.count { $0.outcome == .passed }
        let known = scenarios.count { $0.outcome == .known }
        let skipped = scenarios.count - passed - known
        return [(passed, "passed"), (known, "known"), (skipped, "skipped")].filter { $0.0 > 0 }.map { "\($0) \($1)" }
            .joined(separator: ", ")
    }

    /// The console's text about each.
    private func addDetails(of failed: [ScenarioReport], _ sides: SideNames, to page: inout MarkdownPage) {
        let causes = SharedCauses(failed)
        let blocks = failed.enumerated().filter { !causes.hiddenScenarios.contains($0.offset) }.map {
            number, scenario in
            let lines = ConsoleReporter().lines(ofFailed: scenario, number, causes, sides)
            let title = "\(Self.mark(of: scenario)) \(MarkdownText.escaped(scenario.title))"
            let text = MarkdownText.fenced(lines.dropFirst().map { "\($0.dropFirst(2))\n" }.joined())
            return "\n<details><summary>\(title)</summary>\n\n\(text)\n</details>\n"
        }
        page.add(each: blocks, called: "failure")
    }
}

/// Text up to the limit, with a sentence about the parts that did not fit.
private struct MarkdownPage {
    /// The bytes reserved for the sentences about omitted parts.
    private static let reserve = 400

    private var room: Int
    private var parts: [String] = []
    private var leftOut: [String] = []

    init(mostBytes: Int) { room = mostBytes - Self.reserve }

    mutating func add(_ text: String) {
        parts.append(text)
        room -= text.utf8.count
    }

    /// Adds as many texts as fit, with something before and after them.
    mutating func add(each texts: [String], called noun: String, between ends: (String, String) = ("", "")) {
        add(ends.0)
        room -= ends.1.utf8.count
        var count = 0
        for text in texts {
            guard text.utf8.count <= room else { break }
            add(text)
            count += 1
        }
        parts.append(ends.1)
        if count < texts.count { leftOut.append(Plural.of(texts.count - count, "more \(noun)")) }
    }

    var text: String {
        guard !leftOut.isEmpty else { return parts.joined() }
        return parts.joined() + "\n… and \(leftOut.joined(separator: ", ")), for which a job page has no room\n"
    }
}
