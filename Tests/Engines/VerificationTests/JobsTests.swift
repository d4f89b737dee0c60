import HTTPModel
import ScenarioModel
import Synchronization
import Testing
import Verification

/// Scenarios that run at the same time.
@Suite struct JobsTests {
    private static let rows = 60

    /// A table whose rows send what is theirs and random texts.
    private static let scenarios = Shop.scenarios([
        "s.yaml": """
        scenario: an order
        api: shop
        with: [\((1...rows).map { "{amount: \($0)}" }.joined(separator: ", "))]
        steps:
        - {operation: CreateOrder, body: {id: $uuid, amount: $inputs.amount}, expect: {status: 201}}
        - {operation: GetHealth, headers: {A: $uuid}, expect: {status: 204}}
        """
    ])

    private static func run(jobs: Int, _ transport: any HTTPTransport, keepsPassed: Bool = true) -> Run {
        var options = Shop.verifierOptions
        options.jobs = jobs
        options.isolation = "run"
        options.keepsPassedExchanges = keepsPassed
        return Verifier(
            apis: Shop.apis, target: Target(baseURLs: ["shop": "http://shop/v1"], isMock: true), transport: transport,
            issuer: FakeIssuer(), options: options
        ).run(scenarios)
    }

    private static var echo: Echo { Echo() }

    @Test(arguments: [1, 2, 8, 200]) func resultsAndRequestsAreThoseOfOneJob(jobs: Int) {
        let one = Self.run(jobs: 1, Self.echo)
        let many = Self.run(jobs: jobs, Self.echo)
        #expect(many.scenarios.map(\.title) == Self.scenarios.map(\.title))
        let requests = [one, many].map { $0.scenarios.flatMap(\.steps).map { $0.exchange?.request } }
        #expect(requests[0].count == Self.rows * 2)
        #expect(Set(requests[0].compactMap { $0?.fields["Understudy-Sandbox"] }).count == Self.rows)
        #expect(requests[0] == requests[1])
        #expect(many.counts == one.counts)
        #expect(many.verdict == .agreed)
    }

    /// The first request is answered when the last scenario's has come, which takes a second thread.
    @Test func whatFinishesLaterKeepsItsPlace() {
        let echo = Echo(heldBack: "\"amount\":1}", until: "\"amount\":\(Self.rows)}")
        let run = Self.run(jobs: 2, echo)
        #expect(run.scenarios.map(\.title) == Self.scenarios.map(\.title))
        #expect(run.counts.steps.passed == Self.rows * 2)
    }

    @Test func nobodyThereIsToldByEveryScenario() {
        let run = Self.run(jobs: 8, FakeTransport([:]))
        #expect(run.verdict == .couldNotRun)
        #expect(run.counts.steps.failed == Self.rows * 2)
    }

    @Test func whatPassedCanBeLeftOutOfTheRun() throws {
        let run = Self.run(jobs: 4, Self.echo, keepsPassed: false)
        let exchange = try #require(run.scenarios[0].steps[0].exchange)
        #expect(exchange.request.fields.fields.map(\.name) == ["X-Key"])
        #expect(exchange.request.body.isEmpty)
        #expect(exchange.response?.status == 201)
        #expect(exchange.response?.body.isEmpty == true)
        #expect(run.counts == Self.run(jobs: 1, Self.echo).counts)
    }

    @Test func whatFailedIsKeptWhole() throws {
        let run = Self.run(jobs: 4, Echo(status: 422), keepsPassed: false)
        let exchange = try #require(run.scenarios[0].steps[0].exchange)
        #expect(run.scenarios[0].steps[0].outcome == .failed)
        #expect(!exchange.request.body.isEmpty)
        #expect(exchange.response?.body == exchange.request.body)
    }
}

/// Sends back what comes.
private final class Echo: HTTPTransport {
    private let heldBack: String?
    private let awaited: String
    private let hasCome = Atomic(false)
    private let status: Int

    /// A request whose body ends in `heldBack` is answered when one has come whose body ends in `until`.
    init(heldBack: String? = nil, until awaited: String = "", status: Int = 201) {
        self.heldBack = heldBack
        self.awaited = awaited
        self.status = status
    }

    func send(_ request: HTTPRequest, to baseURL: String, timeout: Duration) throws(TransportError) -> HTTPResponse {
        guard request.method == .post else { return HTTPResponse(status: 204) }
        let text = String(decoding: request.body, as: UTF8.self)
        if text.hasSuffix(awaited) { hasCome.store(true, ordering: .releasing) }
        if let heldBack, text.hasSuffix(heldBack) {
            let end = ContinuousClock.now.advanced(by: .seconds(20))
            while !hasCome.load(ordering: .acquiring) {
                guard ContinuousClock.now < end else { throw TransportError(.timedOut, "the other did not come") }
            }
        }
        return HTTPResponse(status: status, fields: ["Content-Type": "application/json"], body: request.body)
    }
}
