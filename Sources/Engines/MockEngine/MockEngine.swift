internal import Behaviour
internal import Contract
package import HTTPModel
internal import JSONModel
internal import MockProtocol
internal import WorkBudgets

/// Answers requests as the loaded APIs would.
///
/// The flow of a request: route (`RouteTable`) → the caller's preference (`PreferredAnswer`) → credentials
/// (`SecurityGate`) → body and parameters (`Contract`) → the answer kept for its idempotency key (`KeptAnswers`) → the
/// operation's rules (`RuleEvaluation`) → response (`ResponseComposer`). A refused request is answered by the
/// behaviour's refusals. No sockets, no files; the clock and the seed come in, and everything was compiled when the
/// APIs were loaded.
package final class MockEngine: MockResponder {
    let apis: [API]
    /// The APIs with errors in their files.
    let broken: [BrokenAPI]
    /// The last working versions of `broken`, kept because the sandboxes hold their resources.
    private let dormant: [API]
    let options: EngineOptions
    let sandboxes: Sandboxes
    let routes: RouteTable
    private let gate = SecurityGate()
    private let addressing: Addressing
    /// Its place among the engines over the same sandboxes.
    let position: Int

    package init(apis: [API], broken: [BrokenAPI] = [], options: EngineOptions) {
        self.apis = apis
        self.broken = broken
        self.options = options
        dormant = []
        routes = RouteTable(apis, broken: broken)
        addressing = Addressing(trustsProxy: options.trustsProxy, namesAPIs: apis.count + broken.count > 1)
        sandboxes = Sandboxes(apis: apis, options: options)
        position = sandboxes.nextEnginePosition()
    }

    /// An engine for another thread over the same sandboxes, with compiled APIs of its own.
    ///
    /// `apis` are those of `other`, compiled again, so that threads do not count references to the same objects.
    package init(sharingSandboxesOf other: MockEngine, apis: [API]) {
        self.apis = apis
        broken = other.broken
        dormant = other.dormant
        options = other.options
        routes = RouteTable(apis, broken: broken)
        addressing = Addressing(trustsProxy: options.trustsProxy, namesAPIs: apis.count + broken.count > 1)
        sandboxes = other.sandboxes
        position = sandboxes.nextEnginePosition()
    }

    /// An engine that replaces `other`, with APIs that were loaded again.
    ///
    /// It keeps the resources of collections that still exist. The resources of a broken API are available again when
    /// it is corrected.
    package init(succeeding other: MockEngine, apis: [API], broken: [BrokenAPI] = []) {
        self.apis = apis
        self.broken = broken
        dormant = (other.apis + other.dormant).filter { api in broken.contains { $0.name == api.name } }
        options = other.options
        routes = RouteTable(apis, broken: broken)
        addressing = Addressing(trustsProxy: options.trustsProxy, namesAPIs: apis.count + broken.count > 1)
        sandboxes = Sandboxes(succeeding: other.sandboxes, apis: apis + dormant)
        position = sandboxes.nextEnginePosition()
    }

    package func answered(_ request: HTTPRequest) -> Answered {
        // Because most paths have no names in them, those are looked for first.
        if let destination = routes.literalDestination(of: request) { return answered(request, at: destination) }
        let request = Sandboxes.request(below: request) ?? request
        if let answered = adminAnswer(to: request, through: options.admin) { return answered }
        return answered(request, at: routes.literalDestination(of: request) ?? routes.destination(of: request))
    }

    /// Every answer but those of the admin API, which goes into the journal.
    private func answered(_ request: HTTPRequest, at destination: RouteTable.Destination) -> Answered {
        let start = options.journal.areOff ? .zero : options.uptime()
        guard let match = destination.match, let handler = match.routes[request.method] ?? getHandler(request, match)
        else {
            var answered = ownAnswer(to: request, at: destination)
            answered.explain()
            answered.bareAPI = destination.api
            record(request, answered, since: start)
            return answered
        }
        let sandbox = sandboxes[request.fields[MockInterface.sandboxField]]
        // Because a server's path may have names too, which come before those of the operation.
        let values =
            match.values.count > handler.nameCount ? Array(match.values.suffix(handler.nameCount)) : match.values
        let now = options.now()
        sandbox.core.use(at: now)
        let call = Call(
            request: request, handler: handler, pathValues: values, now: sandbox.core.clock.time(at: now),
            sandbox: consume sandbox, addressing: addressing)
        var answered = withinWork { options.failsOnBreaches ? agreeing(answer(call), call) : answer(call) }
        answered.handler = handler
        answered.explain()
        if answered.response.delay > .zero { answered.response = hurried(answered.response, request) }
        makeSendable(&answered)
        record(call, answered, since: start)
        keepWithinBudget()
        return answered
    }

    /// The answer that `body` makes, or a 503 if that takes too much work.
    func withinWork(_ body: () -> Answered) -> Answered {
        let (answered, excess) = WorkBudget.limited(to: options.workLimit, body)
        guard let excess else { return answered }
        return ProblemDetails(
            status: 503, title: "the request takes too much work",
            detail: "it takes \(excess); 'serve --max-work' allows more"
        ).answered
    }

    /// `answered` itself, or a 500 that lists the violations if its response does not conform to the contract.
    private func agreeing(_ answered: Answered, _ call: Call) -> Answered {
        let breaches = answered.source.breaches(of: answered.response, by: call.handler.operation)
        guard let breaches, !breaches.isEmpty else { return answered }
        return ProblemDetails(
            status: 500, title: "the answer breaks the contract",
            detail: breaches.map(\.description).joined(separator: "; "),
            extensions: [("violations", .array(breaches.map(\.json)))]
        ).answered
    }

    /// The GET operation for HEAD, if the document does not describe HEAD (RFC 9110 §9.3.2).
    private func getHandler(_ request: HTTPRequest, _ match: PathRouter<OperationHandler>.Match) -> OperationHandler? {
        request.method == .head ? match.routes[.get] : nil
    }

    /// The response with its delay limited to the time that the caller waits (RFC 7240 §4.3).
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
    private func answer(_ call: Call) -> Answered {
        if let defect = call.handler.operation.defect { return DisabledAnswer(defect, call: call).answered }
        var preferred: Answered?
        if let preference = call.preference, PreferredAnswer.isAsked(by: preference) {
            // Because the answer does not depend on the request, an unreadable body does not matter.
            call.body = try? call.handler.operation.decodeBody(of: call.request)
            let answered = PreferredAnswer(preference, call: call).answered
            // A success is preferred to see it, not to be excused from what a client must send.
            guard answered.response.status == preference.code, (200..<300).contains(answered.response.status) else {
                return answered
            }
            preferred = answered
        }
        do throws(Refusal) {
            call.credential = try gate.credential(for: call)
            call.responseType = try negotiatedType(call)
            call.body = try readBody(call)
            try checkContract(call)
            if let preferred { return preferred }
            return try acceptedAnswer(call)
        } catch {
            return RefusalAnswer(error, call: call).answered
        }
    }

    private func negotiatedType(_ call: Call) throws(Refusal) -> MediaType? {
        let offered = ResponseComposer.ordered(call.handler.negotiableTypes, for: call.request)
        guard let first = offered.first else { return nil }
        guard let accept = call.request.fields["Accept"], accept != "*/*" else { return first }
        if let type = Accept(accept).preferred(among: offered) { return type }
        if call.handler.api.behaviour.ignores(.notAcceptable) { return offered.first }
        let list = offered.map(\.description).joined(separator: ", ")
        throw Refusal(.notAcceptable, "expected 'Accept' to include one of \(list)")
    }

    private func readBody(_ call: Call) throws(Refusal) -> DecodedBody? {
        do throws(BodyProblem) { return try call.handler.operation.decodeBody(of: call.request) } catch {
            switch error {
            case .missing: throw Refusal(.missingBody, "\(error)")
            case .unsupportedMediaType, .unsupportedCoding: throw Refusal(.unsupportedMediaType, "\(error)")
            case .malformed: throw Refusal(.malformedBody, "\(error)", logged: error.logText)
            }
        }
    }

    private func checkContract(_ call: Call) throws(Refusal) {
        let violations = call.handler.operation.violations(
            of: call.request, pathValues: call.pathValues, body: call.body)
        guard !violations.isEmpty, !call.handler.api.behaviour.ignores(.invalidRequest) else { return }
        let detail = violations.map(\.description).joined(separator: "; ")
        throw Refusal(.invalidRequest, detail, violations: violations)
    }
}
