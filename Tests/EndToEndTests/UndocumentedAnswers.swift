import Contract
import HTTPModel
import JSONModel
import MockEngine
import ScenarioModel
import Synchronization
import Verification

@testable import Commands

/// What a mock answers to scenarios and its contracts do not document, by the journals of all their sandboxes.
struct UndocumentedAnswers {
    /// What the scenarios said themselves.
    let verdict: Verdict
    /// How many requests reached the mock that were not for its admin API.
    let requestCount: Int
    /// How many exchanges the journals have.
    let exchangeCount: Int
    /// How many of them are held to the contract.
    let heldCount: Int
    /// A line for each breach: API, operation, status, what answered and where that is written, the violation.
    let lines: [String]

    private static let isolation = "scenario"

    init(apis: [API], scenarios: [Scenario]) throws {
        let limits = JournalLimits(exchanges: 10_000, bodyBytes: .max, totalBytes: .max)
        let engine = MockEngine(
            apis: apis, options: EngineOptions(now: SystemClock.now, seed: 1, journal: limits))
        let transport = EngineTransport(engine)
        let verifier = Verifier(
            apis: Dictionary(uniqueKeysWithValues: apis.map { ($0.name, $0.contract) }),
            target: Target(
                baseURLs: Dictionary(uniqueKeysWithValues: apis.map { ($0.name, "/\($0.name)") }), isMock: true),
            transport: transport, issuer: BehaviourCredentialIssuer(apis: apis, environment: { _ in nil }),
            options: VerifierOptions(
                now: SystemClock.now, uptime: SystemClock.uptime, sleep: { _ in }, seed: 1, isolation: Self.isolation))
        verdict = verifier.run(scenarios).verdict
        requestCount = transport.requestCount
        var exchanges: [JSON] = []
        for number in scenarios.indices {
            let sandbox: HTTPFields = ["Understudy-Sandbox": "\(Self.isolation)-\(number + 1)"]
            let page = engine.respond(to: HTTPRequest(.get, RequestTarget("/__admin/requests"), fields: sandbox))
            exchanges += try JSON(text: String(decoding: page.body, as: UTF8.self))["requests"]?.arrayValue ?? []
        }
        exchangeCount = exchanges.count
        heldCount = exchanges.count { $0["undocumented"] != nil }
        lines = exchanges.flatMap(Self.lines)
    }

    private static func lines(of exchange: JSON) -> [String] {
        func text(_ value: JSON?) -> String { value.map { $0.stringValue ?? $0.description } ?? "" }
        let place = exchange["at"].map { " at \(text($0["file"])):\(text($0["line"])):\(text($0["column"]))" } ?? ""
        let answer = [exchange["api"], exchange["operation"], exchange["response"]?["status"]].map(text)
        return (exchange["undocumented"]?.arrayValue ?? []).map { violation in
            "\(answer.joined(separator: " ")) by \(text(exchange["answeredBy"]))\(place): "
                + "\(text(violation["in"])) \(text(violation["pointer"])): \(text(violation["message"]))"
        }
    }
}

/// Sends requests to an engine of the same process.
private final class EngineTransport: HTTPTransport {
    private let engine: MockEngine
    private let count = Atomic(0)

    init(_ engine: MockEngine) { self.engine = engine }

    var requestCount: Int { count.load(ordering: .relaxed) }

    func send(
        _ request: HTTPRequest, to baseURL: String, timeout: Duration
    ) throws(TransportError) -> HTTPResponse {
        var request = request
        request.target = RequestTarget(path: baseURL + request.target.path, query: request.target.query)
        if !request.target.segments.contains("__admin") { count.add(1, ordering: .relaxed) }
        let response = engine.respond(to: request)
        if response.fault != nil { throw TransportError(.interrupted, "the mock sends nothing") }
        return response
    }
}
