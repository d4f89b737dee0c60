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
    let routes: RouteTable
    private let gate = SecurityGate()
    /// Its place among the engines over the same sandboxes.
    let position: Int

    package init(apis: [API], options: EngineOptions) {
        self.apis = apis
        self.options = options
        routes = RouteTable(apis)
        sandboxes = Sandboxes(apis: apis, options: options)
        position = sandboxes.nextEnginePosition()
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
        position = sandboxes.nextEnginePosition()
    }

    /// An engine that takes the place of `other`, with APIs that were loaded anew.
    ///
    /// It remembers what `other` does, in the collections that are still there.
    package init(succeeding other: MockEngine, apis: [API]) {
        self.apis = apis
        options = other.options
        routes = RouteTable(apis)
        sandboxes = Sandboxes(succeeding: other.sandboxes, apis: apis)
        position = sandboxes.nextEnginePosition()
    }

    package func respond(to request: HTTPRequest) -> HTTPResponse {
        // Because most paths have no names in them, those are looked for first.
        if let destination = routes.literalDestination(of: request) { return respond(to: request, at: destination) }
        let request = Sandboxes.request(below: request) ?? request
        if AdminAPI.claims(request.target.path, apis: apis) {
            return AdminAPI(engine: self, api: routes.namedAPI(of: request)).respond(to: request)
        }
        return respond(to: request, at: routes.literalDestination(of: request) ?? routes.destination(of: request))
    }

    /// Every answer but those of the admin API, which goes into the journal.
    private func respond(to request: HTTPRequest, at destination: RouteTable.Destination) -> HTTPResponse {
        let start = options.journal.areOff ? .zero : options.uptime()
        guard let match = destination.match, let handler = match.routes[request.method] ?? getHandler(request, match)
        else {
            let response = ownAnswer(to: request, at: destination)
            record(request, response, since: start, api: destination.api)
            return response
        }
        let sandbox = sandboxes[request.fields[Sandboxes.header]]
        // Because a server's path may have names too, which come before those of the operation.
        let values =
            match.values.count > handler.nameCount ? Array(match.values.suffix(handler.nameCount)) : match.values
        let call = Call(
            request: request, handler: handler, pathValues: values, now: sandbox.time(at: options.now()),
            sandbox: consume sandbox)
        var response = options.failsOnBreaches ? agreeing(answer(call), call) : answer(call)
        if response.delay > .zero { response = hurried(response, request) }
        record(call, response, since: start)
        if options.remarksOnAnswers { response.refusalReason = call.remarks(on: response) }
        return response
    }

    /// `response`, or where it breaks the contract 500 with the violations.
    private func agreeing(_ response: HTTPResponse, _ call: Call) -> HTTPResponse {
        guard let breaches = call.source.breaches(of: response, by: call.handler.operation), !breaches.isEmpty else {
            return response
        }
        call.source = .understudy
        return Problem(
            status: 500, title: "the answer breaks the contract",
            detail: breaches.map(\.description).joined(separator: "; "),
            extensions: [("violations", .array(breaches.map(\.json)))]
        ).refusing
    }

    /// What answers HEAD where the document does not describe it (RFC 9110 §9.3.2).
    private func getHandler(_ request: HTTPRequest, _ match: PathRouter<OperationHandler>.Match) -> OperationHandler? {
        request.method == .head ? match.routes[.get] : nil
    }

    /// A delayed response, no later than the caller waits (RFC 7240 §4.3).
    private func hurried(_ response: HTTPResponse, _ request: HTTPRequest) -> HTTPResponse {
        guard let limit = request.fields["Prefer"].flatMap({ Prefer($0).wait }), response.delay > .seconds(limit) else {
            return response
        }
        var response = response
        response.delay = .seconds(limit)
        response.fields.append("Preference-Applied", "wait=\(limit)")
        return response
    }

    /// The whole way of a request that has an operation.
    private func answer(_ call: Call) -> HTTPResponse {
        if let defect = call.handler.operation.defect { return DisabledAnswer(defect, call: call).response }
        let preferred = call.preference.flatMap { PreferredAnswer($0, call: call).response }
        // Because a success is asked for to see it, and not to be let off what a client must send.
        if let preferred, preferred.status != call.preference?.code || !(200..<300).contains(preferred.status) {
            return preferred
        }
        do throws(Turndown) {
            call.credential = try gate.credential(for: call)
            call.responseType = try negotiatedType(call)
            call.body = try readBody(call)
            try checkContract(call)
            if let preferred {
                call.source = .preference
                return preferred
            }
            return try acceptedAnswer(call)
        } catch {
            call.refusal = error.refusal
            var response = RefusalAnswer(error, call: call).response
            response.refusalReason = error.reason
            return response
        }
    }

    private func negotiatedType(_ call: Call) throws(Turndown) -> MediaType? {
        let offered = ResponseComposer.ordered(call.handler.negotiableTypes, for: call.request)
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
            case .unsupportedMediaType, .unsupportedCoding: throw Turndown(.unsupportedMediaType, "\(error)")
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
