import Diagnostics
import Expressions
import HTTPModel
import JSONModel
import ScenarioModel
import Testing
import Verification

/// Steps that are sent again, use other files, and start from a given state.
@Suite struct StepFeatureTests {
    private static let polling = """
        - request: GET /orders/1
          repeat:
            until: $response.body#/state == 'done'
            every: 500ms
            attempts: 3
            fail-when: $response.body#/state == 'lost'
          expect: {status: 200}
          outputs: {state: $response.body#/state}
        """

    private static func states(_ states: String...) -> FakeTransport {
        FakeTransport(inOrder: ["GET /orders/1": states.map { .json(200, #"{"state": "\#($0)"}"#) }])
    }

    private static func run(_ steps: String, _ transport: FakeTransport, _ clock: FakeClock = FakeClock()) -> StepRun {
        Shop.verifier(transport, clock: clock).run(Shop.scenario(steps), number: 1).steps[0]
    }

    @Test func asksAgainUntilTheConditionHolds() {
        let clock = FakeClock()
        let step = Self.run(Self.polling, Self.states("open", "open", "done"), clock)
        #expect(step.outcome == .passed)
        #expect(step.attempts == Attempts(count: 3, endedBy: "until"))
        #expect(step.checks == 3)
        #expect(clock.sleeps == [.milliseconds(500), .milliseconds(500)])
    }

    @Test func endsAtTheLimitOfAttemptsAndShowsTheLastResponse() {
        let step = Self.run(Self.polling, Self.states("open"))
        #expect(step.outcome == .failed)
        #expect(step.attempts == Attempts(count: 3, endedBy: "attempts"))
        #expect(
            step.problems.map(text) == [
                "'until' did not come true before 'attempts' ended it after 3 attempts: $response.body#/state == 'done'; "
                    + "the last status was 200"
            ])
        #expect(step.exchange?.response?.status == 200)
    }

    @Test func endsWhenTheTimeIsUp() {
        let clock = FakeClock()
        let steps = "- {request: GET /orders/1, repeat: {until: false, every: 2s, within: 5s}, expect: {status: 200}}"
        let step = Self.run(steps, Self.states("open"), clock)
        #expect(step.attempts == Attempts(count: 3, endedBy: "within"))
        #expect(clock.now == .seconds(4))
    }

    @Test func endsAtOnceWhenAConditionOfFailureHolds() {
        let step = Self.run(Self.polling, Self.states("open", "lost", "done"))
        #expect(step.attempts == Attempts(count: 2, endedBy: "fail-when"))
        #expect(
            step.problems.map(text) == [
                "'fail-when' came true at attempt 2: $response.body#/state == 'lost'; "
                    + "the status was 200"
            ])
    }

    @Test func judgesTheLastResponseByTheExpectation() {
        let steps = "- {request: GET /orders/1, repeat: {until: true, attempts: 3}, expect: {status: 201}}"
        let step = Self.run(steps, Self.states("open"))
        #expect(step.outcome == .failed)
        #expect(step.attempts == Attempts(count: 1, endedBy: "until"))
    }

    @Test func makesEachAttemptAnew() {
        let transport = Self.states("open", "done")
        let steps = Self.polling + "\n  headers: {X-Id: $uuid}"
        _ = Self.run(steps, transport)
        #expect(Set(transport.requests.compactMap { $0.fields["X-Id"] }).count == 2)
    }

    private static let refused = FakeTransport.Answer.failure(TransportError(.notConnected, "connection refused"))

    @Test func sendsAgainWhenNoConnectionCouldBeMade() {
        let clock = FakeClock()
        let transport = FakeTransport(inOrder: [
            "GET /health": [Self.refused, Self.refused, .response(.init(status: 204))]
        ])
        let step = Self.run("- {operation: GetHealth, retries: 2}", transport, clock)
        #expect(step.outcome == .passed)
        #expect(step.attempts == Attempts(count: 1, retries: 2))
        #expect(clock.sleeps == [.milliseconds(100), .milliseconds(200)])
    }

    /// A transport whose server closed each kept connection.
    private struct Resending: HTTPTransport {
        func send(_ request: HTTPRequest, to baseURL: String, timeout: Duration) throws(TransportError) -> HTTPResponse
        {
            HTTPResponse(status: 204)
        }

        func send(
            _ request: HTTPRequest, to baseURL: String, timeout: Duration, resent: inout Int
        ) throws(TransportError) -> HTTPResponse {
            resent += 1
            return try send(request, to: baseURL, timeout: timeout)
        }
    }

    @Test func countsRequestsThatTheTransportSentAgain() {
        let step = Shop.verifier(Resending()).run(Shop.scenario("- {operation: GetHealth}"), number: 1).steps[0]
        #expect(step.attempts.resent == 1)
        #expect(step.outcome == .passed)
    }

    @Test(arguments: [
        ("", true), (", expect: {status: $statusCode}", true), (", expect: {body: $response.body}", true),
        (", expect: {headers: {X-Id: $response.header.x-id}}", true), (", expect: {status: 204}", false),
        (", expect: {status: $statusCode, headers: {X-Id: 5}}", false), (", outputs: {a: $statusCode}", false),
        (", repeat: {until: $statusCode == 204, attempts: 1}", false),
    ]) func knowsStepsThatExpectNothing(rest: String, expectsNothing: Bool) {
        let transport = FakeTransport(["GET /health": .response(HTTPResponse(status: 204, fields: ["X-Id": "5"]))])
        let step = Shop.run("- {operation: GetHealth\(rest)}", transport)[0]
        #expect(step.expectsNothing == expectsNothing)
    }

    @Test func givesUpAfterTheRetries() {
        let step = Self.run(
            "- {operation: GetHealth, retries: 1}", FakeTransport(inOrder: ["GET /health": [Self.refused]]))
        #expect(step.problems == [.unreachable(TransportError(.notConnected, "connection refused"))])
        #expect(step.attempts.retries == 1)
    }

    @Test(arguments: [TransportError.Kind.interrupted, .timedOut, .badRequest])
    func neverSendsAgainForOtherFailures(_ kind: TransportError.Kind) {
        let transport = FakeTransport(inOrder: [
            "GET /health": [.failure(TransportError(kind, "no")), .response(.init(status: 204))]
        ])
        #expect(Self.run("- {operation: GetHealth, retries: 5}", transport).outcome == .failed)
        #expect(transport.requests.count == 1)
    }

    @Test func neverSendsAgainForAStatus() {
        let transport = FakeTransport(inOrder: ["GET /health": [.response(.init(status: 503))]])
        #expect(Self.run("- {operation: GetHealth, retries: 5}", transport).outcome == .failed)
        #expect(transport.requests.count == 1)
    }

    @Test func waitsAsLongForAResponseAsTheStepAllows() {
        let transport = FakeTransport(["GET /health": .response(.init(status: 204))])
        _ = Shop.run("- {operation: GetHealth, timeout: 5s}\n- operation: GetHealth", transport)
        #expect(transport.timeouts == [.seconds(5), .seconds(30)])
    }

    private static let part = """
        scenario: create
        api: shop
        inputs: {amount: {}, note: {default: none}}
        steps:
        - id: c
          operation: CreateOrder
          body: {amount: $inputs.amount, note: $inputs.note}
          expect: {status: 201}
          outputs: {id: $response.body#/id}
        outputs: {order: $steps.c.outputs.id}
        """

    private static func using(_ transport: FakeTransport) -> ScenarioRun {
        let main = """
            scenario: s
            api: shop
            steps:
            - {id: made, use: part.yaml, with: {amount: 7}}
            - {request: "GET /orders/{$steps.made.outputs.order}", expect: {status: 200}}
            """
        return Shop.verifier(transport).run(Shop.scenarios(["s.yaml": main, "part.yaml": part])[0], number: 1)
    }

    @Test func runsTheStepsOfAnotherFileWithItsInputs() {
        let transport = FakeTransport([
            "POST /orders": .json(201, #"{"id": "o-1", "amount": 7}"#), "GET /orders/o-1": .json(200, "{}"),
        ])
        let run = Self.using(transport)
        #expect(run.steps.map(\.id) == ["made/c", "made", "step-2"])
        #expect(run.steps.map(\.location.file) == ["part.yaml", "s.yaml", "s.yaml"])
        #expect(run.steps.map(\.title)[1] == "use part.yaml")
        #expect(!run.hasFailed)
        #expect(
            transport.requests.first.map { String(decoding: $0.body, as: UTF8.self) } == #"{"amount":7,"note":"none"}"#)
    }

    @Test func failsWhenTheOtherFileHasNoValueForAnOutput() {
        let run = Self.using(FakeTransport(["POST /orders": .json(422, "{}")]))
        #expect(run.steps[1].problems.map(text) == ["the scenario has no value for its output 'order'"])
        #expect(
            run.steps[2].outcome == .notRun(reason: "needs output 'order' of step 'made', which did not come"))
    }

    private static let givenText = """
        scenario: s
        api: shop
        given:
          clock: {advance: 96h}
          resources:
            orders: [{id: o-1, since: $now}, {id: o-2}]
        steps:
        - {operation: GetHealth, headers: {X-Now: $now}}
        """

    private static let given = Shop.scenarios(["s.yaml": givenText])[0]

    @Test func installsTheGivenStateFirst() {
        let transport = FakeTransport([
            "POST /__admin/clock": .json(200, #"{"now": "2025-01-05T00:00:00.000000Z"}"#),
            "POST /__admin/resources/orders": .json(201, "{}"), "GET /health": .response(.init(status: 204)),
        ])
        let run = Shop.verifier(transport, isolation: "run").run(Self.given, number: 1)
        #expect(!run.hasFailed)
        #expect(run.steps.map(\.id) == ["given", "step-1"])
        #expect(run.steps[0].title == "2 resources, clock")
        #expect(
            transport.requests.map { String(decoding: $0.body, as: UTF8.self) }.prefix(3) == [
                #"{"advance":"96h"}"#, #"{"id":"o-1","since":"2025-01-05T00:00:00Z"}"#, #"{"id":"o-2"}"#,
            ])
        #expect(transport.requests.allSatisfy { $0.fields["Understudy-Sandbox"] == "run-1" })
        #expect(transport.requests.last?.fields["X-Now"] == "2025-01-05T00:00:00Z")
    }

    @Test func runsNoStepWhenTheMockDoesNotTakeTheGivenState() {
        let transport = FakeTransport([
            "POST /__admin/clock": .json(404, #"{"detail": "no such thing"}"#)
        ])
        let run = Shop.verifier(transport).run(Self.given, number: 1)
        #expect(run.steps[0].problems.map(text) == ["the mock did not take the clock: no such thing"])
        #expect(
            run.steps[1].outcome == .notRun(reason: "the state that the scenario starts from is not there"))
        #expect(transport.requests.count == 1)
    }

    @Test func skipsWhatCannotRunOnARealEndpoint() {
        let user = Shop.scenarios([
            "s.yaml": "scenario: user\napi: shop\nsteps: [{use: given.yaml}]", "given.yaml": Self.givenText,
        ])[0]
        let run = Shop.verifier(FakeTransport([:]), isMock: false).run([Self.given, user])
        #expect(
            run.scenarios.map(\.skipReason) == [
                "the scenario starts from a given state, and the target is a real endpoint, which takes none",
                "'s', which the scenario uses, starts from a given state, and the target is a real endpoint, which takes none",
            ])
        #expect(run.counts.scenarios == Tally(skipped: 2))
        #expect(run.verdict == .nothingRun)
    }

    @Test func skipsAScenarioThatHasNoValueForAnInput() {
        let run = Shop.verifier(FakeTransport([:])).run(Shop.scenarios(["s.yaml": Self.part]))
        #expect(
            run.scenarios[0].skipReason
                == "the scenario has no value for its input 'amount', and runs where another uses it")
    }

    @Test func choosesByTags() {
        func tagged(_ tags: String) -> Scenario {
            Shop.scenarios(["s.yaml": "scenario: s\napi: shop\ntags: \(tags)\nsteps: [{operation: GetHealth}]"])[0]
        }
        let scenarios = [tagged("[a]"), tagged("[a, b]"), tagged("[]"), tagged("[c]")]
        func reasons(_ tags: TagSelection) -> [String?] {
            let transport = FakeTransport(["GET /health": .response(.init(status: 204))])
            return Shop.verifier(transport, tags: tags).run(scenarios).scenarios.map(\.skipReason)
        }
        #expect(
            reasons(TagSelection(only: ["a"], except: ["b"])) == [
                nil, "the tag 'b' is excepted", "it does not have the tag 'a'", "it does not have the tag 'a'",
            ])
        #expect(
            reasons(TagSelection(only: ["b", "c"])) == [
                "it has none of the tags 'b', 'c'", nil, "it has none of the tags 'b', 'c'", nil,
            ])
    }

    @Test func reportsABrokenSchemaWithItsPlace() {
        let steps = """
            - operation: CreateOrder
              body: {}
              expect: {body: !schema {properties: {id: {pattern: ^x}}}}
            """
        let problems = Shop.run(steps, Shop.created)[0].problems
        #expect(problems.count == 1)
        guard case .brokenSchema(let pointer, "pattern", _, let location) = problems.first else {
            Issue.record("expected a broken schema, found \(problems)")
            return
        }
        #expect(pointer == JSONPointer(tokens: ["body", "id"]))
        #expect(location.description == "s.yaml:6:45")
    }

    private func text(_ problem: StepProblem) -> String {
        if case .unmet(let condition) = problem { condition.description } else { "\(problem)" }
    }
}
