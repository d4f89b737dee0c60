import Diagnostics
import Reporting
import Secrets
import Testing
import Verification

@Suite struct ProgressTests {
    private static let location = SourceLocation(file: "s.yaml", line: 1, column: 1)

    private func scenario(_ title: String, _ outcome: StepRun.Outcome = .passed) -> ScenarioRun {
        let step = StepRun(id: "a", title: "A", location: Self.location, outcome: outcome)
        return ScenarioRun(title: title, api: "shop", location: Self.location, steps: [step], duration: .zero)
    }

    private func progress(_ titles: String..., secrets: SecretNames = SecretNames()) -> Progress {
        Progress(titles: titles, secrets: secrets)
    }

    @Test func theBarShowsNumbersAndTheScenarioThatRuns() {
        var progress = progress("one", "two", "three", "four")
        #expect(progress.bar(width: 60, isColoured: false) == "░░░░░░░░░░░░░░░░░░░░ 0/4  one")
        progress.end(scenario("one"), number: 1)
        #expect(progress.bar(width: 60, isColoured: false) == "█████░░░░░░░░░░░░░░░ 1/4  two")
        progress.end(scenario("two", .failed), number: 2)
        #expect(progress.bar(width: 60, isColoured: false) == "██████████░░░░░░░░░░ 2/4, 1 failed  three")
    }

    @Test func theOldestScenarioThatRunsIsShownWhereSeveralDo() {
        var progress = progress("one", "two", "three")
        progress.end(scenario("two"), number: 2)
        #expect(progress.line == "[1/3] 0 failed, now: one")
        progress.end(scenario("one"), number: 1)
        #expect(progress.line == "[2/3] 0 failed, now: three")
        progress.end(scenario("three", .notRun(reason: "x")), number: 3)
        #expect(progress.line == "[3/3] 1 failed")
    }

    @Test func aScenarioThatFailedHasALine() {
        var progress = progress("one")
        let run = scenario("one\u{1B}[31m", .failed)
        progress.end(run, number: 1)
        #expect(progress.line(of: run) == #"[1/1] ✗ one\u{1B}[31m: 1 step failed"#)
    }

    @Test(arguments: 1...80) func theBarFitsAnyTerminal(width: Int) {
        var progress = progress("one", "注文は保存される、そして一覧に表示される、さらに削除される、そして何も残らない")
        progress.end(scenario("one", .failed), number: 1)
        let cells = progress.bar(width: width, isColoured: false).unicodeScalars.reduce(0) {
            $0 + ((0x3000...0x9FFF).contains($1.value) ? 2 : 1)
        }
        #expect(cells <= width)
    }

    @Test func nothingSecretIsShown() {
        let secrets = SecretNames(values: ["s3cr3t-value"])
        let progress = progress("an echo of s3cr3t-value", secrets: secrets)
        #expect(progress.line == "[0/1] 0 failed, now: an echo of ••••")
        #expect(!progress.bar(width: 100, isColoured: true).contains("s3cr3t"))
    }
}
