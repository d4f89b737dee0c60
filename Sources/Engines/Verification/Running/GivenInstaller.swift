internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import MockProtocol
internal import Moments
internal import ScenarioModel

/// Sets the state of a mock for a scenario, by the admin API.
struct GivenInstaller {
    let verifier: Verifier
    let api: String
    let sandbox: HTTPFields.Field?
    let state: ScenarioState
    let prefix: String

    /// One step of the report.
    ///
    /// It fails at the first thing that the mock refuses.
    func install(_ given: Given) -> StepRun {
        var problem: StepProblem?
        var exchange: Exchange?
        for request in requests(of: given) {
            (problem, exchange) = send(request)
            if problem != nil { break }
        }
        return StepRun(
            id: "\(prefix)given", title: Self.title(of: given), location: given.location,
            outcome: problem == nil ? .passed : .failed, problems: problem.map { [$0] } ?? [],
            exchange: problem == nil ? nil : exchange)
    }

    private struct Request {
        /// The subject of the request, for a message.
        let subject: String
        let path: String
        let body: (StepScope) -> JSON?
    }

    /// The clock comes first, so that `$now` in resources is the mock's time.
    private func requests(of given: Given) -> [Request] {
        let clock = given.clock.map { clock in
            Request(subject: "the clock", path: MockInterface.adminPath("clock")) { _ in clock }
        }
        let resources = given.resources.map { resource in
            Request(
                subject: "a resource of '\(resource.collection)'",
                path: MockInterface.adminPath("resources/\(PercentEncoding.encode(resource.collection))")
            ) { resource.members.value(in: $0) }
        }
        return (clock.map { [$0] } ?? []) + resources
    }

    private func send(_ request: Request) -> (StepProblem?, Exchange?) {
        let baseURL: String
        do throws(UnsendableRequest) { baseURL = try verifier.baseURL(of: api) } catch {
            return (.unsendable(reason: error.description), nil)
        }
        let options = verifier.options
        let now = options.now()
        let scope = StepScope(state: state, now: now.adding(microseconds: state.world.clockOffset))
        var fields: HTTPFields = ["Content-Type": "application/json"]
        if let token = verifier.target.adminField(forPath: request.path) { fields.append(token.name, token.value) }
        if let sandbox { fields.append(sandbox.name, sandbox.value) }
        let body = JSONWriter.bytes(of: request.body(scope) ?? .null)
        let sent = HTTPRequest(.post, RequestTarget(path: request.path), fields: fields, body: body)
        let start = options.uptime()
        func exchange(_ response: HTTPResponse?) -> Exchange {
            Exchange(baseURL: baseURL, request: sent, response: response, duration: options.uptime() - start)
        }
        do throws(TransportError) {
            let response = try verifier.transport.send(sent, to: baseURL, timeout: options.timeout)
            let answer = (try? JSONText(response.body))?.value
            guard (200..<300).contains(response.status) else {
                let detail = answer?["detail"]?.stringValue ?? "it answered \(response.status)"
                return (.unmet(.notGiven(request.subject, answer: detail)), exchange(response))
            }
            if let time = answer?["now"]?.stringValue.flatMap({ Timestamp(rfc3339: $0) }) {
                // Because the mock would refuse credentials made for another time.
                state.world.clockOffset = time.microseconds - now.microseconds
            }
            return (nil, exchange(response))
        } catch {
            return (.unreachable(error), exchange(nil))
        }
    }

    private static func title(of given: Given) -> String {
        let count = given.resources.count
        let resources = count == 0 ? [] : [count == 1 ? "1 resource" : "\(count) resources"]
        return (resources + (given.clock == nil ? [] : ["clock"])).joined(separator: ", ")
    }
}
