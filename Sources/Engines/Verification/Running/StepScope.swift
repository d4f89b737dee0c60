internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import Moments

/// The scope of expressions in one step: outputs of earlier steps, and the step's request and response.
struct StepScope: ExpressionScope {
    let state: ScenarioState
    let now: Timestamp
    var sent: SentRequest?
    var received: ReceivedResponse?

    init(state: ScenarioState, now: Timestamp) {
        self.state = state
        self.now = now
    }

    func nextRandom() -> UInt64 { state.nextRandom() }

    func value(of reference: Reference) -> JSON? {
        switch reference.source {
        case .url: sent.map { .string("\($0.baseURL)\($0.request.target)") }
        case .method: sent.map { .string($0.request.method.rawValue) }
        case .statusCode: received.map { .number(JSONNumber($0.response.status)) }
        case .request(let part): sent.flatMap { Self.value(of: part, reference, in: $0) }
        case .response(let part): received.flatMap { Self.value(of: part, reference, in: $0) }
        case .named(let root, _): value(ofRoot: root).flatMap { reference.value(within: $0) }
        }
    }

    private func value(ofRoot name: String) -> JSON? {
        switch name {
        case "steps": .object(state.steps)
        case "inputs": .object(state.inputs)
        case "now": .string(now.rfc3339())
        case "uuid": .string(state.uuid())
        default: nil
        }
    }

    private static func value(of part: Reference.Part, _ reference: Reference, in sent: SentRequest) -> JSON? {
        switch part {
        case .header(let name): sent.request.fields[name].map(JSON.string)
        case .query(let name):
            sent.request.target.queryItems.first { $0.name == name }.map { .string($0.value ?? "") }
        case .path(let name): sent.pathValues.first { $0.name == name }.map { .string($0.value) }
        // Only the behaviour of a mock has cookies.
        case .cookie: nil
        case .body: sent.body.flatMap { reference.value(within: $0) }
        }
    }

    private static func value(
        of part: Reference.Part, _ reference: Reference, in received: ReceivedResponse
    ) -> JSON? {
        switch part {
        case .header(let name): received.response.fields[name].map(JSON.string)
        case .body: received.body.flatMap { reference.value(within: $0) }
        case .query, .path, .cookie: nil
        }
    }
}

/// A sent request, with the values that it was made of.
struct SentRequest {
    let baseURL: String
    let request: HTTPRequest
    /// Decoded.
    let pathValues: [(name: String, value: String)]
    /// The value of the body; nil for a body written as text, and for none.
    let body: JSON?
}
