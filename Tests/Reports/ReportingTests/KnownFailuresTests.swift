import BaselineModel
import Diagnostics
import HTTPModel
import JSONModel
import Reporting
import StructuralDiff
import Testing
import Verification

/// Runs held to baselines, and baselines made of runs.
@Suite struct KnownFailuresTests {
    /// `shop/s.yaml` of `Runs.failing`: five problems of 'create', and 'lines' that did not run.
    private static let all: [(step: String, code: String, pointer: String?)] = [
        ("create", "E0103", "/status"), ("create", "E0107", "/body/id"), ("create", "E0107", "/headers/X-Long"),
        ("create", "E0203", "/body/amount"), ("create", "E0301", nil), ("lines", "E0302", nil),
    ]

    private static func entry(
        _ step: String, _ code: String, _ pointer: String?, title: String = "orders are kept",
        file: String = "../shop/s.yaml", look: BaselineEntry.Look = .init(), until: String? = nil,
        reason: String? = nil, line: Int = 1
    ) -> BaselineEntry {
        BaselineEntry(
            key: .init(file: file, scenario: title, step: step, code: code, pointer: pointer), look: look,
            until: until, reason: reason, location: SourceLocation(file: "known/b.yaml", line: line, column: 3))
    }

    private static func baseline(_ entries: [BaselineEntry]) -> Baseline {
        Baseline(path: "known/b.yaml", entries: entries)
    }

    private static func held(_ run: Run, to entries: [BaselineEntry]) -> Run {
        run.held(to: baseline(entries), in: "/work", today: "2026-03-31")
    }

    @Test func aRunAgreesWhenAllThatFailsIsKnown() {
        let entries = Self.all.map { Self.entry($0.step, $0.code, $0.pointer) }
        let run = Self.held(Runs.failing, to: entries)
        #expect(run.verdict == .agreed)
        #expect(run.counts.steps == Tally(passed: 2, skipped: 1, known: 2))
        #expect(run.counts.scenarios == Tally(passed: 1, skipped: 1, known: 1))
        #expect(run.baseline == BaselineOutcome(file: "known/b.yaml", stale: [], unjudged: 0))
    }

    @Test func whatIsNewFails() {
        let run = Self.held(Runs.failing, to: Self.all.dropFirst().map { Self.entry($0.step, $0.code, $0.pointer) })
        #expect(run.verdict == .disagreed)
        #expect(run.counts.steps == Tally(passed: 2, failed: 1, skipped: 1, known: 1))
        #expect(run.scenarios[0].steps[0].knownProblems.keys.sorted() == [1, 2, 3, 4])
        #expect(run.scenarios[0].steps[0].known == nil)
    }

    @Test func anEntryWithoutItsFailureIsStale() {
        let entries =
            Self.all.map { Self.entry($0.step, $0.code, $0.pointer) } + [
                Self.entry("create", "E0103", "/body/x", line: 2), Self.entry("health", "E0301", nil, line: 3),
                Self.entry("helth", "E0103", "/status", line: 4),
                Self.entry("a", "E0103", "/status", title: "orders are kep", line: 5),
            ]
        let run = Self.held(Runs.failing, to: entries)
        #expect(run.verdict == .stale)
        #expect(run.exitCode == 1)
        #expect(
            run.baseline?.stale.map { "\($0.location): \($0.sentence)" } == [
                "known/b.yaml:2:3: step 'create' of 'orders are kept' no longer fails with E0103 at /body/x",
                "known/b.yaml:3:3: step 'health' of 'orders are kept' no longer fails with E0301",
                "known/b.yaml:4:3: 'orders are kept' has no step 'helth'; did you mean 'health'?",
                "known/b.yaml:5:3: no scenario of '../shop/s.yaml' is called 'orders are kep'; "
                    + "did you mean 'orders are kept'?",
            ])
    }

    @Test(arguments: [
        (BaselineEntry.Look(status: 422, value: 422), nil as String?),
        (.init(status: 500), "known with status 500, found 422"),
        (.init(kind: "string"), "known with kind 'string', found 'none'"),
        (.init(status: 422, value: 404), "known with value 404, found 422"),
    ])
    func anEntryStandsForWhatLooksLikeIt(look: BaselineEntry.Look, difference: String?) {
        var entries = Self.all.map { Self.entry($0.step, $0.code, $0.pointer) }
        entries[0] = Self.entry("create", "E0103", "/status", look: look)
        let run = Self.held(Runs.failing, to: entries)
        #expect(run.verdict == (difference == nil ? .agreed : .disagreed))
        let stale = difference.map { "step 'create' of 'orders are kept' fails otherwise with E0103 at /status: \($0)" }
        #expect(run.baseline?.stale.map(\.sentence) == [stale].compactMap(\.self))
    }

    @Test(arguments: [("2026-03-31", true), ("2026-03-30", false)])
    func anEntryIsAcceptedUntilItsDayHasPassed(until: String, isAccepted: Bool) {
        var entries = Self.all.map { Self.entry($0.step, $0.code, $0.pointer) }
        entries[0] = Self.entry("create", "E0103", "/status", until: until, reason: "soon")
        let run = Self.held(Runs.failing, to: entries)
        #expect(run.verdict == (isAccepted ? .agreed : .disagreed))
        #expect(run.scenarios[0].steps[0].knownProblems[0]?.reason == (isAccepted ? "soon; until \(until)" : nil))
        let sentence = "step 'create' of 'orders are kept' still fails with E0103 at /status, and was accepted until "
        #expect(run.baseline?.stale.map(\.sentence) == (isAccepted ? [] : ["\(sentence)\(until)"]))
    }

    @Test func theKindsOfFailuresAreToldApart() {
        let written = Runs.failing.baseline(
            at: "known/b.yaml", after: nil, keepsValues: true, in: "/work", today: "2026-03-31")
        #expect(
            written.entries.map(\.look) == [
                .init(status: 422, value: 422), .init(status: 422, kind: "nothing"),
                .init(status: 422, kind: "string", value: .string(String(repeating: "x", count: 300))),
                .init(status: 422, kind: "type"), .init(status: 422, kind: "id"), .init(),
            ])
    }

    @Test func anEntryOfWhatDidNotRunIsNotJudged() {
        let entries =
            Self.all.dropLast().map { Self.entry($0.step, $0.code, $0.pointer) } + [
                Self.entry("lines", "E0103", "/status"), Self.entry("lines/get", "E0103", "/status"),
                Self.entry("a", "E0103", "/status", title: "refunds"),
                Self.entry("a", "E0103", "/status", file: "../shop/other.yaml"),
            ]
        let run = Self.held(Runs.failing, to: entries)
        #expect(run.baseline?.stale == [])
        #expect(run.baseline?.unjudged == 4)
        let unreachable = Self.held(Runs.unreachable, to: [Self.entry("a", "E0103", "/status", title: "nobody there")])
        #expect(unreachable.baseline?.unjudged == 1)
    }

    @Test func aRunThatCouldNotBeMadeIsNoPassWhateverIsKnown() {
        let known = Self.held(Runs.unreachable, to: [Self.entry("a", "E0501", nil, title: "nobody there")])
        #expect(known.counts.steps == Tally(known: 1))
        #expect(known.verdict == .couldNotRun)
        #expect(Self.held(Runs.empty, to: []).verdict == .nothingRun)
    }

    @Test func twoTargetsAreTheSameButForWhatIsKnown() {
        let run = Run(
            target: Runs.failing.target, scenarios: Runs.failing.scenarios, duration: .zero,
            secrets: Runs.failing.secrets, counterpart: Runs.failing.target.named("other"))
        #expect(Self.held(run, to: Self.all.map { Self.entry($0.step, $0.code, $0.pointer) }).verdict == .same)
        #expect(Self.held(run, to: []).verdict == .drifted)
    }

    @Test func aBaselineOfARunKnowsItAndKeepsReasonsAndWhatIsNotJudged() {
        let old = Baseline(
            path: "b.yaml",
            entries: [
                Self.entry("create", "E0103", "/status", file: "shop/s.yaml", reason: "soon"),
                Self.entry("create", "E0103", "/gone", file: "shop/s.yaml"),
                Self.entry("a", "E0103", "/x", file: "shop/other.yaml", reason: "later"),
            ])
        let written = Runs.failing.baseline(
            at: "known/b.yaml", after: old, keepsValues: false, in: "/work", today: "2026-03-31")
        #expect(
            written.entries.map(\.key)
                == Self.all.map { Self.entry($0.step, $0.code, $0.pointer).key } + [
                    Self.entry("a", "E0103", "/x", file: "../shop/other.yaml").key
                ])
        #expect(written.entries.map(\.reason) == ["soon", nil, nil, nil, nil, nil, "later"])
        #expect(Runs.failing.held(to: written, in: "/work", today: "2026-03-31").verdict == .agreed)
    }

    private static func rewritten(_ old: BaselineEntry) -> BaselineEntry? {
        Runs.failing.baseline(
            at: "known/b.yaml", after: baseline([old]), keepsValues: false, in: "/work", today: "2026-03-31"
        ).entries.first
    }

    @Test func aNewBaselineKeepsWhatStillHolds() {
        let look = BaselineEntry.Look(status: 422, value: 422)
        let kept = Self.rewritten(
            Self.entry("create", "E0103", "/status", look: look, until: "2026-03-31", reason: "soon"))
        #expect(kept?.until == "2026-03-31")
        #expect(kept?.look == look)
        #expect(kept?.reason == "soon")
        // Neither a day that has passed, nor the reason of another failure at the place.
        #expect(Self.rewritten(Self.entry("create", "E0103", "/status", until: "2026-03-30"))?.until == nil)
        let other = Self.entry("create", "E0103", "/status", look: .init(status: 500), reason: "another failure")
        #expect(Self.rewritten(other)?.reason == nil)
    }

    @Test func theFileOfAnEntryMayBeSpelledOtherwise() {
        let entries = Self.all.map { Self.entry($0.step, $0.code, $0.pointer, file: "./../known/../shop/./s.yaml") }
        #expect(Self.held(Runs.failing, to: entries).verdict == .agreed)
    }

    @Test func nothingOfASkippedScenarioIsJudged() {
        let run = Self.held(Runs.failing, to: [Self.entry("gone", "E0103", "/status", title: "refunds")])
        #expect(run.baseline?.stale == [])
        #expect(run.baseline?.unjudged == 1)
    }

    @Test func theStatusIsThatOfTheSecondTarget() {
        let written = Runs.drifted.baseline(
            at: "b.yaml", after: nil, keepsValues: false, in: "/work", today: "2026-03-31")
        #expect(written.entries.map(\.look.status) == [200])
    }

    @Test func valuesHaveNoSecretsInNumbersOrNames() {
        let location = SourceLocation(file: "s.yaml", line: 1, column: 1)
        let exchange = Exchange(
            baseURL: "http://shop",
            request: HTTPRequest(.get, RequestTarget("/"), fields: ["Authorization": "Bearer 1234567"]),
            response: HTTPResponse(status: 200), duration: .zero)
        let problems = [
            Difference(.unexpected(actual: ["1234567": 1_234_567, "a": [1]]), at: JSONPointer(tokens: ["body", "x"])),
            Difference(.typeChanged(expected: 1, actual: "two"), at: JSONPointer(tokens: ["body", "y"])),
        ]
        let step = StepRun(
            id: "a", title: "a", location: location, outcome: .failed, problems: problems.map(StepProblem.difference),
            checks: 1, exchange: exchange)
        let scenario = ScenarioRun(title: "s", api: "shop", location: location, steps: [step], duration: .zero)
        let run = Run(
            target: Runs.failing.target, scenarios: [scenario], duration: .zero, secrets: Runs.failing.secrets)
        let written = run.baseline(at: "b.yaml", after: nil, keepsValues: true, in: "/work", today: "2026-03-31")
        #expect(written.entries.map(\.look.value) == [["••••": "••••", "a": [1]], "two"])
        #expect(written.entries.map(\.look.kind) == [nil, "string"])
    }

    @Test func noSecretGetsIntoABaseline() {
        let written = Runs.secretive.baseline(
            at: "b.yaml", after: nil, keepsValues: false, in: "/work", today: "2026-03-31")
        let text = BaselineWriter.text(of: written.entries)
        #expect(text.contains("an echo of ••••"))
        #expect(!text.contains(Runs.secret))
        #expect(!text.contains("s3cr3t"))
        #expect(Runs.secretive.held(to: written, in: "/work", today: "2026-03-31").verdict == .agreed)
    }

    @Test func theConsoleTellsWhatIsKnownAndWhatIsStale() {
        var run = Self.held(
            Runs.failing,
            to: Self.all.map { Self.entry($0.step, $0.code, $0.pointer, reason: $0.step == "lines" ? "soon" : nil) }
                + [
                    Self.entry("create", "E0103", "/body/x", line: 9),
                    Self.entry("a", "E0103", "/status", title: "refunds"),
                ])
        #expect(
            text(run) == """
                ~ orders are kept
                  shop/s.yaml:5:5: step 'create' known: /status: expected 201, found 422 [E0103]
                  shop/s.yaml:5:5: step 'create' known: /body/id: expected a UUID, found nothing [E0107]
                  shop/s.yaml:5:5: step 'create' known: /headers/X-Long: expected a UUID, found "\
                \(String(repeating: "x", count: 159))… (342 characters) [E0107]
                  shop/s.yaml:5:5: step 'create' known: /body/amount: breaks the contract: expected an integer, found a \
                string [E0203]
                  shop/s.yaml:5:5: step 'create' known: the response has no value for output 'id' [E0301]
                  shop/s.yaml:5:5: step 'lines' known: did not run: needs output 'id' of step 'create', which did not \
                come [E0302] (soon)
                ✓ orders are listed
                - refunds (skipped: the target is the mock)

                known/b.yaml:9:3: stale: step 'create' of 'orders are kept' no longer fails with E0103 at /body/x [E0908]
                known/b.yaml: 1 entry was not judged: what it is about was skipped, did not run or was not asked for

                3 scenarios, 5 steps, 9 checks: 1 agreed, 1 known, 1 skipped, but 1 entry of the baseline is stale [E0908] \
                (0.21 s)

                """)
        run = Self.held(Runs.failing, to: [Self.entry("create", "E0103", "/status", reason: "soon")])
        #expect(text(run).contains("\n    /status [E0103] known (soon)\n      expected 201\n"))
    }

    @Test func theConsoleTellsWhatWasNotMet() {
        let text = String(
            decoding: ConsoleReporter(gaps: .first(2)).render(Runs.uncovered), as: UTF8.self
        ).replacing(Self.visible, with: "HOSTILE")
        #expect(
            text == """
                ✓ orders are kept

                1 scenario, 1 step, 4 checks: 1 agreed, but less of the contract was met than has to be [E0909] (0.21 s)

                coverage of 'HOSTILE'
                  operations  12 of 12  100 %
                  statuses     1 of  8   12 %
                  shop/s.yaml:9:5: not met: HOSTILE
                  shop/s.yaml:9:5: not met: HOSTILE
                  … 5 more statuses, which '--coverage-full' lists

                coverage of 'HOSTILE': 1 of 8 statuses (12 %), expected at least 90 % [E0909]

                """)
    }

    @Test func jsonHasTheCoverageAndTheBaseline() throws {
        let covered = try JSONText(JSONReporter().render(Runs.uncovered)).value
        #expect(covered["verdict"] == "uncovered")
        #expect(
            covered["coverage"]?["apis"]?[0]?["kinds"]?["operations"] == [
                "total": 12, "covered": 12, "percent": 100, "missing": [],
            ])
        #expect(
            covered["coverage"]?["shortfalls"]?[0] == [
                "api": .string(Runs.hostile), "kind": "statuses", "percent": 12, "expected": 90,
            ])
        let alone = try JSONText(CoverageReporter().render(Runs.uncovered)).value
        #expect(alone["version"] == 1)
        #expect(alone["apis"] == covered["coverage"]?["apis"])
        let known = try JSONText(JSONReporter().render(Runs.known)).value
        #expect(known["verdict"] == "stale")
        #expect(known["baseline"]?["known"] == 2)
        #expect(known["baseline"]?["notJudged"] == 2)
        #expect(known["baseline"]?["stale"]?[0]?["at"]?["line"] == 7)
        #expect(known["scenarios"]?[0]?["outcome"] == "known")
        #expect(known["scenarios"]?[0]?["steps"]?[1]?["outcome"] == "known")
        #expect(known["scenarios"]?[0]?["steps"]?[0]?["knownReason"] == .string(Runs.hostile))
        #expect(known["scenarios"]?[0]?["steps"]?[0]?["problems"]?[0]?["known"] == true)
    }

    private static let visible =
        #"<a href="x">&amp; ]]> 'b' \u{1}\u{1B}[31m\u{7F}\u{9B}"# + "\u{FFFE}" + #"\u{202E}\u{9}\u{D}\u{A}end"#

    private func text(_ run: Run) -> String { String(decoding: ConsoleReporter().render(run), as: UTF8.self) }
}
