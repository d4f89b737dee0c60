internal import Behaviour
internal import Contract
package import HTTPModel
internal import JSONModel

/// Answers requests as the loaded APIs would.
///
/// The flow of a request: route (`RouteTable`) → the caller's preference (`PreferredAnswer`) → credentials
/// (`SecurityGate`) → body and parameters (`Contract`) → the answer kept for its idempotency key (`KeptAnswers`) → the
/// operation's rules (`RuleEvaluation`) → response (`ResponseComposer`). What is turned away on the way goes through
/// the behaviour's refusals. No sockets, no files; the clock and the seed come in, and everything was compiled when the
/// APIs were loaded.
package final class MockEngine: HTTPResponder {
    let apis: [API]
    let options: EngineOptions
    let sandboxes: Sandboxes
    private let routes: RouteTable
    private let gate = SecurityGate()

    package init(apis: [API], options: EngineOptions) {
        self.apis = apis
        self.options = options
        routes = RouteTable(apis)
        sandboxes = Sandboxes(apis: apis, seed: options.seed, limit: options.sandboxLimit)
    }

    /// An engine for another thread over the same sandboxes, with compiled APIs of its own.
    ///
    /// Threads that count references to the same objects wait for each other's caches; that costs more than answering.
    /// `apis` are those of `other`, loaded once more.
    package init(sharingSandboxesOf other: MockEngine, apis: [API]) {
        self.apis = apis
        options = other.options
        routes = RouteTable(apis)
        sandboxes = other.sandboxes
    }

    /// An engine that takes the place of `other`, with APIs that were loaded anew.
    ///
    /// It remembers what `other` does, in the collections that are still there.
    package init(succeeding other: MockEngine, apis: [API]) {
        self.apis = apis
        options = other.options
        routes = RouteTable(apis)
        sandboxes = Sandboxes(succeeding: other.sandboxes, apis: apis)
    }

    package func respond(to request: HTTPRequest) -> HTTPResponse {
        var request = request
        var literal = routes.literalDestination(of: request)
        if literal == nil, let inner = Sandboxes.request(below: request) {
            request = inner
            literal = routes.literalDestination(of: request)
        }
        if literal == nil, AdminAPI.claims(request.target.path, apis: apis) {
            return AdminAPI(engine: self, api: routes.namedAPI(of: request)).respond(to: request)
        }
        let destination = literal ?? routes.destination(of: request)
        guard let match = destination.match else { return unknownPath(request, in: destination.api) }
        guard let handler = match.routes[request.method] ?? (request.method == .head ? match.routes[.get] : nil) else {
            return methodNotAllowed(request, match)
        }
        let sandbox = sandboxes[request.fields[Sandboxes.header]]
        let call = Call(
            request: request, handler: handler, pathValues: match.values, now: sandbox.time(at: options.now()),
            sandbox: sandbox)
        return answer(call)
    }

    /// The whole way of a request that has an operation.
    private func answer(_ call: Call) -> HTTPResponse {
        if let preference = call.request.fields["Prefer"],
            let response = PreferredAnswer(Prefer(preference), call: call).response
        {
            return response
        }
        do throws(Turndown) {
            call.credential = try gate.credential(for: call)
            call.responseType = try negotiatedType(call)
            call.body = try readBody(call)
            try checkContract(call)
            return try acceptedAnswer(call)
        } catch {
            var response = RefusalAnswer(error, call: call).response
            response.refusalReason = error.reason
            return response
        }
    }

    private func negotiatedType(_ call: Call) throws(Turndown) -> MediaType? {
        let offered = ResponseComposer.ordered(call.handler.responseTypes, for: call.request)
        guard let first = offered.first else { return nil }
        guard let accept = call.request.fields["Accept"], accept != "*/*" else { return first }
        if let type = Accept(accept).preferred(among: offered) { return type }
        if call.handler.api.behaviour.ignores(.notAcceptable) { return offered.first }
        let list = offered.map(\.description).joined(separator: ", ")
        throw Turndown(.notAcceptable, "expected 'Accept' to include one of \(list)")
    }

    private func readBody(_ call: Call) throws(Turndown) -> DecodedBody? {
        do throws(BodyProblem) { return try call.handler.operation.decodeBody(of: call.request) } catch {
            switch error {
            case .missing: throw Turndown(.missingBody, "\(error)")
            case .unsupportedMediaType: throw Turndown(.unsupportedMediaType, "\(error)")
            case .malformed: throw Turndown(.malformedBody, "\(error)")
            }
        }
    }

    private func checkContract(_ call: Call) throws(Turndown) {
        let violations = call.handler.operation.violations(
            of: call.request, pathValues: call.pathValues, body: call.body)
        guard !violations.isEmpty, !call.handler.api.behaviour.ignores(.invalidRequest) else { return }
        let detail = violations.map(\.description).joined(separator: "; ")
        throw Turndown(.invalidRequest, detail, violations: violations)
    }
}
