import HTTPModel
import JSONModel
import Reporting
import Testing
import Verification

/// What every format keeps to, whatever the run.
@Suite struct ReporterLawTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let reporter: any Reporter
        let run: Run

        var text: String { String(decoding: reporter.render(run), as: UTF8.self) }
    }

    static let reporters: [(String, any Reporter)] = [
        ("console", ConsoleReporter()), ("coloured console", ConsoleReporter(isColoured: true)),
        ("junit", JUnitReporter()), ("json", JSONReporter()), ("tap", TAPReporter()), ("html", HTMLReporter()),
        ("markdown", MarkdownReporter()), ("github", GitHubReporter()), ("ctrf", CTRFReporter()),
        ("har", HARReporter()), ("coverage", CoverageReporter()),
    ]

    static let examples = reporters.flatMap { name, reporter in
        Runs.all.map { Example(testDescription: "\(name), \($0.name)", reporter: reporter, run: $0.run) }
    }

    @Test(arguments: examples) func theSameRunGivesTheSameBytes(_ example: Example) {
        #expect(example.reporter.render(example.run) == example.reporter.render(example.run))
        #expect(example.text.hasSuffix("\n"))
    }

    @Test(arguments: examples) func theTextIsUTF8WithoutControlCharacters(_ example: Example) throws {
        let text = try #require(String(validating: example.reporter.render(example.run), as: UTF8.self))
        let isColoured = example.testDescription.hasPrefix("coloured")
        let plain = isColoured ? Self.withoutColours(text) : text
        for scalar in plain.unicodeScalars where scalar != "\n" { #expect(scalar.value >= 0x20, "\(scalar.value)") }
        let isJSON =
            example.reporter is JSONReporter || example.reporter is CoverageReporter || example.reporter is CTRFReporter
            || example.reporter is HARReporter
        if isJSON { return }
        #expect(!plain.unicodeScalars.contains { (0x7F..<0xA0).contains($0.value) })
    }

    /// Those that show what was sent and received.
    static let tellingReporters = reporters.filter { !($0.1 is CoverageReporter) }

    @Test(arguments: tellingReporters.map { Example(testDescription: $0.0, reporter: $0.1, run: Runs.secretive) })
    func noSecretIsShown(_ example: Example) {
        let json = String(JSON.string(Runs.secret).description.dropFirst().dropLast())
        let twice = String(JSON.string(json).description.dropFirst().dropLast())
        for spelling in [Runs.secret, json, twice, PercentEncoding.encode(Runs.secret), "s3cr3t"] {
            #expect(!example.text.contains(spelling), "\(spelling)")
        }
        #expect(example.text.contains("••••"))
        #expect(example.text.contains("page=2"))
    }

    @Test(
        arguments: tellingReporters.map {
            Example(testDescription: $0.0, reporter: $0.1, run: Runs.secretOfTheOtherTarget)
        })
    func noSecretOfTheSecondTargetIsShown(_ example: Example) {
        #expect(!example.text.contains("s3cr3t"))
        #expect(example.text.contains("••••"))
    }

    @Test(arguments: tellingReporters.map { Example(testDescription: $0.0, reporter: $0.1, run: Runs.password) })
    func whatIsSecretByItsNameIsNotShownHoweverShort(_ example: Example) {
        for text in ["qqq", "xyz", "cXFx"] {
            let lines = example.text.split(separator: "\n").filter { $0.contains(text) }
            #expect(lines == [])
        }
        #expect(example.text.contains("••••"))
    }

    /// A pass of what was not checked is no pass: every format says what that is.
    @Test(arguments: tellingReporters.map { Example(testDescription: $0.0, reporter: $0.1, run: Runs.unchecked) })
    func whatWasNotCheckedIsListed(_ example: Example) {
        // Formats for people show ten and count the rest; GitHub shows ten annotations of a kind.
        let shown = ["console", "coloured console", "markdown"].contains(example.testDescription) ? 10 : 12
        for number in 1...(example.testDescription == "github" ? 9 : shown) {
            #expect(example.text.contains("wrong \(number) "), "\(number)")
            #expect(number == 1 || example.text.contains("loss \(number) "), "\(number)")
            let places = [
                "openapi.yaml:\(number):5", "openapi.yaml,line=\(number),", "openapi.yaml&#58;\(number)&#58;5",
                "\"line\": \(number),",
            ]
            let isPlaced = places.contains(where: example.text.contains)
            #expect(isPlaced, "\(number)")
        }
        let counts = ["… 2 more", "and 3 more parts were not checked"].filter(example.text.contains)
        #expect(counts.count == (shown == 10 || example.testDescription == "github" ? 1 : 0))
        // What is skipped has its reason, but where there is no place for scenarios that were not run.
        if !["github", "har"].contains(example.testDescription) {
            #expect(example.text.contains("the target is the mock"))
        }
    }

    /// Formats for people, and TAP, say so in words; JSON counts.
    @Test(arguments: tellingReporters.map { Example(testDescription: $0.0, reporter: $0.1, run: Runs.unchecked) })
    func stepsThatExpectNothingAndResentRequestsAreCounted(_ example: Example) {
        guard ["console", "coloured console", "markdown", "tap", "html"].contains(example.testDescription) else {
            return
        }
        #expect(example.text.contains("1 step that passed expects nothing"))
        #expect(example.text.contains("2 requests were sent again on another connection"))
    }

    /// So the run need not have them, and the report is the same.
    @Test(arguments: examples.filter { !type(of: $0.reporter).showsPassedExchanges })
    func needsNoExchangeThatItDoesNotShow(_ example: Example) {
        let run = example.run
        var small = run
        small.scenarios = run.scenarios.map { $0.keepingSecrets(run.secrets) }
        #expect(example.reporter.render(small) == example.reporter.render(run))
    }

    @Test(arguments: Runs.all.map(\.name)) func allFormatsGiveTheSameCounts(name: String) throws {
        let run = try #require(Runs.all.first { $0.name == name }?.run)
        let counts = run.counts
        let console = String(decoding: ConsoleReporter().render(run), as: UTF8.self)
        let plural = { (count: Int, noun: String) in "\(count) \(noun)\(count == 1 ? "" : "s")" }
        let numbers = [
            plural(counts.scenarios.total, "scenario"), plural(counts.steps.total, "step"),
            plural(counts.checks, "check"),
        ].joined(separator: ", ")
        #expect(console.split(separator: "\n").contains { $0.hasPrefix("\(numbers): ") })

        let json = try JSONText(JSONReporter().render(run)).value
        #expect(json["counts"]?["steps"]?["total"] == .number(JSONNumber(counts.steps.total)))
        #expect(json["counts"]?["scenarios"]?["failed"] == .number(JSONNumber(counts.scenarios.failed)))
        #expect(json["counts"]?["scenarios"]?["known"] == .number(JSONNumber(counts.scenarios.known)))
        #expect(json["counts"]?["checks"] == .number(JSONNumber(counts.checks)))
        let outcomes =
            json["scenarios"]?.arrayValue?.flatMap { $0["steps"]?.arrayValue ?? [] }
            .compactMap { $0["outcome"]?.stringValue } ?? []
        #expect(outcomes.count { $0 == "failed" } == counts.steps.failed)
        #expect(outcomes.count { $0 == "passed" } == counts.steps.passed)
        #expect(outcomes.count { $0 == "notRun" } == counts.steps.notRun)
        #expect(outcomes.count { $0 == "skipped" } == counts.steps.skipped)
        #expect(outcomes.count { $0 == "known" } == counts.steps.known)

        let xml = try #require(XMLCheck.root(of: String(decoding: JUnitReporter().render(run), as: UTF8.self)))
        let errors = xml.all("error").count
        let unchecked = run.unchecked.count
        #expect(xml.attributes["tests"] == String(counts.steps.total + errors + unchecked))
        #expect(xml.all("testcase").count == counts.steps.total + errors + unchecked)
        #expect(xml.attributes["failures"] == String(counts.steps.failed + counts.steps.notRun))
        #expect(xml.all("failure").count == counts.steps.failed + counts.steps.notRun)
        #expect(xml.attributes["skipped"] == String(counts.steps.skipped + counts.steps.known + unchecked))
        #expect(xml.all("skipped").count == counts.steps.skipped + counts.steps.known + unchecked)
        let isRed = errors + counts.steps.failed + counts.steps.notRun > 0
        #expect(isRed == (run.exitCode != 0))

        // What Perl and Chromium read of TAP and HTML is in ReportConsumerTests.
        let summary = try #require(json["summary"]?.stringValue)
        #expect(summary.hasPrefix("\(numbers): "))
        let markdown = String(decoding: MarkdownReporter().render(run), as: UTF8.self)
        #expect(markdown.contains(numbers))
        for (name, tally) in [("scenarios", counts.scenarios), ("steps", counts.steps)] {
            let cells = [tally.total, tally.passed, tally.failed, tally.known, tally.skipped, tally.notRun]
            #expect(markdown.contains("| \(name) | \(cells.map(String.init).joined(separator: " | ")) |\n"))
        }
        let github = String(decoding: GitHubReporter().render(run), as: UTF8.self)
        #expect(try #require(github.split(separator: "\n").last).contains("::\(numbers): "))
    }

    @Test(arguments: Runs.all.map(\.name)) func allFormatsGiveTheSameVerdict(name: String) throws {
        let run = try #require(Runs.all.first { $0.name == name }?.run)
        let isPass = run.exitCode == 0
        let text = { (reporter: any Reporter) in String(decoding: reporter.render(run), as: UTF8.self) }
        #expect(try JSON(text: text(JSONReporter()))["verdict"] == .string(run.verdict.rawValue))
        #expect(text(ConsoleReporter()).contains(" [E09") != isPass)
        #expect((text(JUnitReporter()).contains("<failure") || text(JUnitReporter()).contains("<error")) != isPass)
        #expect(text(TAPReporter()).split(separator: "\n").contains(where: Self.fails) != isPass)
        #expect(text(HTMLReporter()).contains(#"<header data-verdict="\#(run.verdict.rawValue)">"#))
        #expect(text(MarkdownReporter()).hasPrefix(isPass ? "## ✅" : "## ❌"))
        #expect(text(GitHubReporter()).contains("::error ") != isPass)
    }

    /// Whether a line of TAP is a test that fails: one that is still to do may.
    private static func fails(_ line: some StringProtocol) -> Bool {
        line.hasPrefix("not ok ") && !line.contains(" # TODO ")
    }

    @Test func namesSurviveEveryFormatWhateverIsInThem() throws {
        let visible = #"<a href="x">&amp; ]]> 'b' \u{1}\u{1B}[31m\u{7F}\u{9B}"#
        let console = String(decoding: ConsoleReporter().render(Runs.hostileRun), as: UTF8.self)
        #expect(console.contains("✗ \(visible)"))
        let xml = try #require(
            XMLCheck.root(of: String(decoding: JUnitReporter().render(Runs.hostileRun), as: UTF8.self)))
        let name = try #require(xml.children.first?.attributes["name"])
        #expect(name == "\(visible)\\u{FFFE}\u{202E}\t\r\nend")
        let json = try JSONText(JSONReporter().render(Runs.hostileRun)).value
        #expect(json["scenarios"]?[0]?["title"] == .string(Runs.hostile))
        #expect(json["scenarios"]?[0]?["steps"]?[0]?["response"]?["body"] == .string(Runs.hostile))
    }

    @Test func coloursAreTheOnlyThingThatColoursAdd() {
        for (_, run) in Runs.all {
            let plain = String(decoding: ConsoleReporter().render(run), as: UTF8.self)
            let coloured = String(decoding: ConsoleReporter(isColoured: true).render(run), as: UTF8.self)
            #expect(Self.withoutColours(coloured) == plain)
            #expect(coloured != plain)
        }
    }

    @Test func everyFormatHasANameOfItsOwn() {
        #expect(
            Reporters.names == [
                "console", "junit", "json", "tap", "html", "markdown", "github", "ctrf", "har", "coverage",
            ])
    }

    private static func withoutColours(_ text: String) -> String {
        ["1", "2", "22", "31", "32", "33", "39"].reduce(text) { $0.replacing("\u{1B}[\($1)m", with: "") }
    }
}
