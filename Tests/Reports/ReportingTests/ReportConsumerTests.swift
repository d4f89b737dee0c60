import JSONModel
import Reporting
import TestSupport
import Testing
import Verification

/// Reports as programs read them that are not ours: xmllint, Perl's TAP::Parser, Chromium.
@Suite struct ReportConsumerTests {
    @Test func xmllintFindsEveryJUnitReportValid() throws {
        let output = try Consumers.output(
            of: "xmllint --noout --nonet --schema $HERE/junit.xsd $FILES", JUnitReporter(), ending: "xml")
        #expect(output.split(separator: "\n").count { $0.hasSuffix(" validates") } == Runs.all.count)
    }

    @Test(arguments: ["s/ tests=/ texts=/", "s/<testcase/<testcasa/", "s/time=\"0/time=\"x/", "s/line=\"5/line=\"0/"])
    func theSchemaFindsWhatIsWrong(edit: String) throws {
        let output = try Consumers.output(
            of: "sed '\(edit)' $FOLDER/failing.xml | xmllint --noout --schema $HERE/junit.xsd - || true",
            JUnitReporter(), ending: "xml")
        #expect(output.contains("fails to validate") || output.contains("parser error"), "\(output)")
    }

    @Test func xmllintFindsTheNamesAgain() throws {
        let path = "string(/testsuites/testsuite[1]/@name)"
        let output = try Consumers.output(
            of: "xmllint --xpath '\(path)' $FOLDER/signs.xml", JUnitReporter(), ending: "xml")
        #expect(output == "\(Runs.signs)\n")
    }

    @Test func perlReadsEveryTAPReport() throws {
        let readings = try Consumers.lines(of: "perl $HERE/read-tap.pl $FILES", TAPReporter(), ending: "tap")
        #expect(readings.count == Runs.all.count)
        for ((name, run), reading) in zip(Runs.all, readings) {
            let steps = run.counts.steps
            let errors = [.couldNotRun, .nothingRun, .stale, .uncovered, .interrupted].contains(run.verdict) ? 1 : 0
            let expected: [(String, Int)] = [
                ("planned", steps.total + errors), ("run", steps.total + errors),
                ("failed", steps.failed + steps.notRun + errors), ("skipped", steps.skipped), ("todo", steps.known),
                ("problems", 0), ("unknown", 0), ("ends_well", run.exitCode == 0 ? 1 : 0),
            ]
            for (member, number) in expected {
                #expect(reading[member] == .number(JSONNumber(number)), "\(name): \(member)")
            }
            #expect(
                reading["blocks"]?.arrayValue?.count == steps.failed + steps.notRun + steps.known + errors, "\(name)")
        }
    }

    @Test(arguments: [("hostile", Runs.visibleHostile), ("signs", Runs.signs)])
    func perlFindsTheTextsAgain(name: String, text: String) throws {
        let reading = try #require(
            try Consumers.lines(of: "perl $HERE/read-tap.pl $FOLDER/\(name).tap", TAPReporter(), ending: "tap").first)
        let problems = try #require(reading["blocks"]?[0]?["problems"]?.arrayValue)
            .compactMap { $0["message"]?.stringValue }
        #expect(problems.contains("the response has no value for output '\(text)' [E0301]"), "\(problems)")
        #expect(reading["blocks"]?[1]?["message"] == .string("did not run: \(text) [E0302]"))
        let escaped = text.replacing("\\", with: "\\\\").replacing("#", with: "\\#")
        #expect(reading["descriptions"]?[1] == .string("- \(escaped): b (Call-b)"))
    }

    // MARK: - Chromium

    /// What Tests/Clients/report_page.py prints, by the name of the run: it is run once.
    private static let pages = Result {
        let lines = try Consumers.lines(
            of: "\(Repository.root)/.venv/bin/python -B \(Repository.root)/Tests/Clients/report_page.py $FOLDER",
            HTMLReporter(), ending: "html")
        return JSONObject(lines.flatMap { $0.objectValue?.members ?? [] }.map { ($0.name, $0.value) })
    }

    private func page(_ name: String) throws -> JSON { try #require(try Self.pages.get()[name]) }

    @Test(arguments: Runs.all.map(\.name)) func chromiumShowsTheCounts(name: String) throws {
        let run = try #require(Runs.all.first { $0.name == name }?.run)
        let page = try page(name)
        func numbers(_ tally: Tally) -> JSON {
            .array(
                [tally.total, tally.passed, tally.failed, tally.known, tally.skipped, tally.notRun]
                    .map { .number(JSONNumber($0)) })
        }
        #expect(page["verdict"] == .string(run.verdict.rawValue))
        #expect(page["counts"]?["scenarios"] == numbers(run.counts.scenarios))
        #expect(page["counts"]?["steps"] == numbers(run.counts.steps))
        #expect(page["counts"]?["checks"] == [.number(JSONNumber(run.counts.checks))])
        let outcomes = [
            ("passed", run.counts.steps.passed), ("failed", run.counts.steps.failed),
            ("skipped", run.counts.steps.skipped), ("notRun", run.counts.steps.notRun),
            ("known", run.counts.steps.known),
        ]
        for (outcome, count) in outcomes {
            #expect(page["outcomes"]?[outcome]?.numberValue?.int64 ?? 0 == Int64(count), "\(outcome)")
        }
    }

    @Test(arguments: Runs.all.map(\.name)) func chromiumLoadsNothingAndHasNothingToSay(name: String) throws {
        let page = try page(name)
        #expect(page["fetched"] == [])
        #expect(page["log"] == [])
        #expect(page["foreign"] == [])
        #expect(page["wider"] == false)
    }

    @Test(arguments: [("hostile", Runs.visibleHostile), ("signs", Runs.signs)])
    func chromiumShowsTextsAsText(name: String, text: String) throws {
        let page = try page(name)
        #expect(page["titles"] == [.string(text), "s"])
        let shown = try #require(page["text"]?.stringValue)
        #expect(shown.contains("the response has no value for output '\(text)'"))
        #expect(shown.contains("did not run: \(text) E0302"))
        #expect(shown.contains("skipped: \(text)"))
    }

    @Test func thePageIsFiltered() throws {
        let use = try page("use")
        let all: JSON = ["orders are kept", "orders are listed", "refunds"]
        #expect(use["at_first"] == all)
        #expect(use["without_failed"] == ["orders are listed", "refunds"])
        #expect(use["without_passed"] == ["orders are kept", "refunds"])
        #expect(use["without_skipped"] == ["orders are kept", "orders are listed"])
        #expect(use["words"] == [["orders are listed"], "1 of 3 shown"])
        #expect(use["no_words"] == all)
        #expect(use["apis"] == ["every API", "shop"])
    }

    /// The work of the filter grows as the page does, whatever machine it is on: the script runs its parts twice as
    /// often on a page twice as long, the browser lays the page out a few times, and only what is in sight.
    @Test func theFilterStaysFastOnLongPages() throws {
        let work = try page("work")
        let short = try #require(work[0])
        let long = try #require(work[1])
        func numbers(_ page: JSON, _ name: String) -> [Int] {
            page[name]?.arrayValue?.compactMap { $0.numberValue?.int64.map(Int.init) } ?? []
        }
        #expect(short["shown"] == ["600 of 600 shown", "200 of 600 shown", "0 of 600 shown", "600 of 600 shown"])
        #expect(long["shown"] == ["1200 of 1200 shown", "400 of 1200 shown", "0 of 1200 shown", "1200 of 1200 shown"])
        #expect(numbers(short, "runs").count == 4)
        #expect(numbers(short, "runs")[0] > 600)
        for (one, two) in zip(numbers(short, "runs"), numbers(long, "runs")) {
            #expect(two <= one * 2 + 20, "\(one) and \(two)")
            // Each scenario takes a fixed number of parts for each word.
            #expect(two < 1200 * 20, "\(two)")
        }
        for page in [short, long] {
            let layouts = numbers(page, "layouts")
            #expect(layouts.count == 4)
            #expect(layouts.allSatisfy { $0 <= 20 }, "\(layouts)")
        }
        let rendered = try #require(long["rendered"]?.numberValue?.int64)
        #expect(long["steps"] == 2000)
        #expect(rendered < 200, "\(rendered)")
    }

    @Test func thePageOpensAndCloses() throws {
        let use = try page("use")
        // The scenario that failed, two of its steps, and the response of the one whose status is wrong.
        #expect(use["open"] == 4)
        #expect(use["collapsed"] == 0)
        // Three scenarios, five steps, request and response of the one that failed.
        #expect(use["expanded"] == 10)
        #expect(["Copied", "Selected"].contains(use["copied"]))
    }

    @Test func thePageIsDarkWhereThatIsPreferred() throws {
        let use = try page("use")
        #expect(use["light"] == ["rgb(255, 255, 255)", "rgb(27, 31, 36)"])
        #expect(use["dark"] == ["rgb(20, 23, 27)", "rgb(236, 234, 230)"])
    }

    @Test func thePageIsReadWithoutItsScript() throws {
        let expected: JSON = [
            "titles": ["orders are kept", "orders are listed", "refunds"], "filter": 0, "buttons": 0, "failed": 1,
            "opened": [0, 1],
        ]
        #expect(try page("without_script") == expected)
    }
}
