import Contract
import Diagnostics
import HTTPModel
import JSONModel
import ScenarioModel
import Secrets
import Testing
import Verification

/// No false green: what a run as a whole says, and its exit code.
@Suite struct VerdictTests {
    static let good = "- {operation: CreateOrder}"
    static let bad = "- {operation: CreateOrder, expect: {status: 200}}"
    static let unchecked = "- {request: GET /nowhere}"
    static let unreachable = "- {operation: GetHealth}"
    static let slow = "- {request: GET /slow}"

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let scenarios: [String]
        var only: String?
        let verdict: Verdict
        let exitCode: Int32
    }

    static let cases = [
        Case(testDescription: "all agree", scenarios: [good, good], verdict: .agreed, exitCode: 0),
        Case(testDescription: "one disagrees", scenarios: [good, bad], verdict: .disagreed, exitCode: 1),
        Case(testDescription: "no scenarios", scenarios: [], verdict: .nothingRun, exitCode: 3),
        Case(testDescription: "all skipped", scenarios: [good], only: "real", verdict: .nothingRun, exitCode: 3),
        Case(testDescription: "no checks", scenarios: [unchecked], verdict: .nothingRun, exitCode: 3),
        Case(testDescription: "one without checks", scenarios: [good, unchecked], verdict: .disagreed, exitCode: 1),
        Case(
            testDescription: "nothing listens", scenarios: [unreachable, unreachable], verdict: .couldNotRun,
            exitCode: 3),
        Case(
            testDescription: "one not reached", scenarios: [good, unreachable], verdict: .disagreed, exitCode: 1),
        Case(testDescription: "timed out", scenarios: [good, slow], verdict: .disagreed, exitCode: 1),
        Case(testDescription: "only time-outs", scenarios: [slow], verdict: .disagreed, exitCode: 1),
    ]

    @Test(arguments: cases) func judgesARun(_ example: Case) {
        let transport = FakeTransport([
            "POST /orders": .json(201, #"{"id": "a"}"#), "GET /nowhere": .json(200, "{}"),
            "GET /slow": .failure(TransportError(.timedOut, "no response after 30 s")),
        ])
        let run = Shop.verifier(transport).run(example.scenarios.map { Shop.scenario($0, only: example.only) })
        #expect(run.verdict == example.verdict)
        #expect(run.exitCode == example.exitCode)
    }

    @Test func stepsThatExpectNothingAreCounted() {
        let steps = """
            - {operation: CreateOrder}
            - {operation: CreateOrder, expect: {status: 201}}
            - {operation: CreateOrder, outputs: {id: $response.body#/id}}
            """
        #expect(Shop.verifier(Shop.created).run([Shop.scenario(steps)]).counts.empty == 1)
    }

    @Test func skippedScenariosFailARunInWhichNoneMayBe() {
        let scenarios = [Shop.scenario(Self.good), Shop.scenario(Self.good, only: "real")]
        var run = Shop.verifier(Shop.created).run(scenarios)
        #expect(run.verdict == .agreed)
        run.failsOnSkipped = true
        #expect(run.verdict == .incomplete)
        #expect(run.exitCode == 1)
        run.scenarios[1].isLeftOut = true
        #expect(run.verdict == .agreed)
    }

    @Test func anInterruptedRunHasWhatHadEnded() {
        let scenarios = [Shop.scenario(Self.good), Shop.scenario(Self.bad), Shop.scenario(Self.good)]
        let verifier = Shop.verifier(Shop.created)
        let ended = [1: verifier.run(scenarios[0], number: 1)]
        let run = verifier.interrupted(
            scenarios, after: ended, by: Interruption(name: "SIGTERM", number: 15), duration: .seconds(1))
        #expect(run.verdict == .interrupted)
        #expect(run.exitCode == 143)
        #expect(run.counts.scenarios == Tally(passed: 1, skipped: 2))
        #expect(run.scenarios[1].skipReason == "the run was interrupted before it ended")
    }

    @Test func aStepThatDidNotRunIsNoPass() {
        let location = Shop.scenario(Self.good).location
        let steps: [StepRun] = [
            StepRun(id: "a", title: "A", location: location, outcome: .passed, checks: 1),
            StepRun(id: "b", title: "B", location: location, outcome: .notRun(reason: "needs more")),
        ]
        let scenario = ScenarioRun(title: "s", api: "shop", location: location, steps: steps, duration: .zero)
        let run = Shop.verifier(Shop.created).finished([scenario], duration: .zero)
        #expect(run.verdict == .disagreed)
        #expect(run.counts.scenarios == Tally(failed: 1))
        #expect(run.counts.steps == Tally(passed: 1, notRun: 1))
    }

    @Test func theContractsSecuritySchemesNameTheSecrets() {
        let secrets = Shop.verifier(Shop.created).run([]).secrets
        #expect(secrets.isSecret(header: "x-KEY"))
        #expect(secrets.isSecret(header: "Authorization"))
        #expect(secrets.isSecret(header: "Set-Cookie"))
        #expect(secrets.isSecret(query: "token"))
        #expect(!secrets.isSecret(header: "Accept"))
        #expect(!secrets.isSecret(query: "page"))
    }
}
