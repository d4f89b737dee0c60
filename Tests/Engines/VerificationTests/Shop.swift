import Contract
import Diagnostics
import HTTPModel
import JSONModel
import Moments
import ScenarioModel
import TestSupport
import Threads
import Verification

/// An API behind a fake transport, and scenarios run against it.
enum Shop {
    static let contract = """
        openapi: 3.1.0
        info: {title: Shop, version: "1"}
        security: [{key: []}]
        paths:
          /orders:
            post:
              operationId: CreateOrder
              requestBody:
                content:
                  application/json: {schema: {$ref: "#/components/schemas/Order"}}
                  text/xml: {schema: {$ref: "#/components/schemas/Order"}}
                  application/x-www-form-urlencoded: {}
                  multipart/form-data: {schema: {type: object, properties: {photo: {type: string, format: binary}}}}
              responses:
                "201":
                  description: created
                  content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}
                "422": {description: refused}
          /orders/{id}/lines:
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            get: {operationId: GetLines, responses: {"200": {description: found}}}
          /search/{at}:
            get:
              operationId: Search
              parameters:
              - {name: at, in: path, required: true, style: label, explode: true, schema: {type: object}}
              - {name: size, in: query, style: deepObject, schema: {type: object}}
              - {name: ids, in: query, explode: false, schema: {type: array}}
              - {name: where, in: query, content: {application/json: {}}}
              - {name: X-Ids, in: header, schema: {type: array}}
              - {name: X-One, in: header, schema: {type: string}}
              - {name: seen, in: cookie, explode: false, schema: {type: array}}
              responses: {"200": {description: found}}
          /health:
            get: {operationId: GetHealth, security: [], responses: {"204": {description: well}}}
        components:
          securitySchemes:
            key: {type: apiKey, in: header, name: X-Key}
            token: {type: apiKey, in: query, name: token}
          schemas:
            Order:
              type: object
              xml: {name: Order}
              required: [id]
              properties: {id: {type: string}, amount: {type: integer}}
        """

    static let apis: [String: Contract] = {
        var findings = Findings()
        let shop = try? ContractReader.read(
            "shop.yaml", files: FileTable(["shop.yaml": contract]), findings: &findings)
        guard let shop, !findings.hasErrors else {
            preconditionFailure("the contract of the tests is wrong: \(findings.rendered())")
        }
        return ["shop": shop]
    }()

    /// The scenario of these steps, as the file `s.yaml`; its steps start on line 4.
    static func scenario(_ steps: String, only: String? = nil) -> Scenario {
        let head = "scenario: s\napi: shop\(only.map { "\nonly: \($0)" } ?? "")\nsteps:\n"
        return scenarios(["s.yaml": head + steps])[0]
    }

    /// The scenarios of the file `s.yaml`; the others are for it to use.
    static func scenarios(_ files: [String: String]) -> [Scenario] {
        var findings = Findings()
        let scenarios = try? ScenarioReader.read(
            "s.yaml", apis: apis, files: FileTable(files), findings: &findings)
        guard let scenarios, !scenarios.isEmpty else {
            preconditionFailure("the scenario is wrong: \(findings.rendered())")
        }
        return scenarios
    }

    static var verifierOptions: VerifierOptions {
        VerifierOptions(now: { Timestamp(seconds: 1_735_689_600) }, uptime: { .zero }, sleep: { _ in }, seed: 1)
    }

    static func verifier(
        _ transport: any HTTPTransport, isMock: Bool = true, sandbox: String? = nil, isolation: String? = nil,
        baseURLs: [String: String] = ["shop": "http://shop/v1/"], tags: TagSelection = .all,
        clock: FakeClock = FakeClock()
    ) -> Verifier {
        let header = sandbox.map { HTTPFields.Field(name: "Understudy-Sandbox", value: $0) }
        let options = VerifierOptions(
            now: { Timestamp(seconds: 1_735_689_600) }, uptime: { clock.now }, sleep: { clock.advance($0) }, seed: 1,
            isolation: isolation, tags: tags)
        return Verifier(
            apis: apis, target: Target(baseURLs: baseURLs, isMock: isMock, sandboxHeader: header),
            transport: transport, issuer: FakeIssuer(), options: options)
    }

    /// The steps of one scenario, run against a table of responses.
    static func run(_ steps: String, _ transport: FakeTransport) -> [StepRun] {
        verifier(transport).run(scenario(steps), number: 1).steps
    }

    static var created: FakeTransport { FakeTransport(["POST /orders": .json(201, #"{"id": "o-1", "amount": 5}"#)]) }
}

/// A clock that only sleeping moves.
final class FakeClock: Sendable {
    private let slept = Locked<[Duration]>([])

    var now: Duration { sleeps.reduce(.zero, +) }
    var sleeps: [Duration] { slept.withLock { $0 } }

    func advance(_ duration: Duration) { slept.withLock { $0.append(duration) } }
}

/// Answers by method and target from a table, and remembers what was sent.
final class FakeTransport: HTTPTransport {
    enum Answer: Sendable {
        case response(HTTPResponse)
        case failure(TransportError)

        static func json(_ status: Int, _ body: String) -> Answer {
            .response(
                HTTPResponse(status: status, fields: ["Content-Type": "application/json"], body: Array(body.utf8)))
        }
    }

    /// The answers to each request, in their order; the last is given again.
    private let answers: Locked<[String: [Answer]]>
    private let sentRequests = Locked<[HTTPRequest]>([])
    private let sentURLs = Locked<[String]>([])

    init(_ answers: [String: Answer]) { self.answers = Locked(answers.mapValues { [$0] }) }

    init(inOrder answers: [String: [Answer]]) { self.answers = Locked(answers) }

    private let allowed = Locked<[Duration]>([])

    var timeouts: [Duration] { allowed.withLock { $0 } }
    var requests: [HTTPRequest] { sentRequests.withLock { $0 } }
    var urls: [String] { sentURLs.withLock { $0 } }

    func send(_ request: HTTPRequest, to baseURL: String, timeout: Duration) throws(TransportError) -> HTTPResponse {
        sentRequests.withLock { $0.append(request) }
        allowed.withLock { $0.append(timeout) }
        sentURLs.withLock { $0.append("\(baseURL)\(request.target)") }
        let key = "\(request.method) \(request.target.path)"
        let answer = answers.withLock { answers in
            (answers[key]?.count ?? 0) > 1 ? answers[key]?.removeFirst() : answers[key]?.first
        }
        switch answer {
        case .response(let response): return response
        case .failure(let error): throw error
        case nil: throw TransportError(.notConnected, "cannot connect to shop: connection refused")
        }
    }
}

/// Gives `X-Key: key-of-first`, or of the client that is asked for, unless nobody knows it.
struct FakeIssuer: CredentialIssuer {
    func issue(_ request: CredentialRequest) throws(CredentialError) -> Credential {
        var client = "first"
        if case .having(let members) = request.selection { client = members["client"]?.stringValue ?? "?" }
        guard client != "PC9" else { throw CredentialError("no known credential of 'shop' has client 'PC9'") }
        return Credential(
            headers: [.init(name: "X-Key", value: "key-of-\(client)")],
            query: client == "PC2" ? [QueryItem(name: "token", value: "a b")] : [])
    }
}
