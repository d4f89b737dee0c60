internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel
internal import Synchronization

/// What libmicrohttpd's callbacks share: the limits and the threads' lanes.
///
/// A request passes through `begin` (request line), `handle` (once when its header fields are there, once for each
/// piece of body, once when it is complete, and once more when an answer that came later is there) and `complete`, which also runs for a
/// connection that ended early.
final class RequestHost: Sendable {
    private let lanes: [Lane]
    let maxBodyBytes: Int
    let slots: ConnectionSlots
    let waiting: WaitingAnswers
    /// Set when the server stops: responses then close their connections.
    let isStopping = Atomic(false)

    /// There must be at least one lane.
    init(lanes: [Lane], options: ServerOptions, slots: ConnectionSlots) {
        self.slots = slots
        self.lanes = lanes
        maxBodyBytes = options.maxBodyBytes
        waiting = WaitingAnswers(limit: options.waitingLimit, timeout: options.answerTimeout)
    }

    func begin(target: UnsafePointer<CChar>) -> OpenRequest {
        let lane = lanes[Int(understudy_thread_number()) % lanes.count]
        lane.openRequestCount.add(1, ordering: .relaxed)
        return OpenRequest(target: target, lane: lane)
    }

    func handle(
        _ request: OpenRequest, method: UnsafePointer<CChar>, upload: UnsafeRawBufferPointer, on connection: Connection
    ) -> MHD_Result {
        switch request.stage {
        case .line: return open(request, method: method, on: connection)
        case .body where !upload.isEmpty:
            request.receive(upload, limit: maxBodyBytes)
            return mayGoOn(request)
        case .answered:
            request.drop(upload)
            // Because the client was told that the connection closes, it does so when the body has ended.
            return upload.isEmpty ? .NO : mayGoOn(request)
        case .body: return answer(request, HTTPMethod(String(cString: method)), on: connection)
        case .waiting: return finish(request, HTTPMethod(String(cString: method)), on: connection)
        }
    }

    func complete(_ request: OpenRequest) {
        if case .answered = request.stage { return }
        end(request)
    }

    private func end(_ request: OpenRequest) { request.lane.openRequestCount.subtract(1, ordering: .releasing) }

    /// Requests whose line was read and whose response is not sent yet, those of broken connections excepted.
    var openRequestCount: Int { lanes.reduce(0) { $0 + $1.openRequestCount.load(ordering: .acquiring) } }

    /// Decides whether to take the body.
    private func open(
        _ request: OpenRequest, method: UnsafePointer<CChar>, on connection: Connection
    ) -> MHD_Result {
        request.stage = .body
        guard let length = connection.contentLength, length > maxBodyBytes else { return .YES }
        let refused = HTTPMethod(String(cString: method))
        let refusal = refuse(request, refused, .bodyTooLarge(limit: maxBodyBytes), on: connection)
        // Because this client sends no body now, libmicrohttpd may answer and close the connection.
        if connection.expectsContinue { return send(refusal, on: connection) }
        guard connection.sendEarly(refusal, toHead: refused == .head) else { return .NO }
        request.stage = .answered
        end(request)
        return .YES
    }

    private func mayGoOn(_ request: OpenRequest) -> MHD_Result {
        request.receivedBytes - maxBodyBytes > ServerOptions.maxDroppedBytes ? .NO : .YES
    }

    private func answer(_ request: OpenRequest, _ method: HTTPMethod, on connection: Connection) -> MHD_Result {
        if request.isTooLarge {
            return send(refuse(request, method, .bodyTooLarge(limit: maxBodyBytes), on: connection), on: connection)
        }
        let fields = request.lane.fields(of: connection)
        let answer = request.lane.responder.answer(
            to: HTTPRequest(method, request.target, fields: fields, body: request.body))
        if case .now(let response) = answer, response.delay <= .zero { return send(response, on: connection) }
        request.stage = .waiting
        switch waiting.suspend(connection, of: request, until: answer) {
        case .suspended: return .YES
        case .full(let limit):
            return send(refuse(request, method, .tooManyWaiting(limit: limit), on: connection), on: connection)
        case .stopped: return .NO
        }
    }

    /// Sends what a suspended connection has waited for.
    private func finish(_ request: OpenRequest, _ method: HTTPMethod, on connection: Connection) -> MHD_Result {
        switch request.outcome {
        case .response(let response): return send(response, on: connection)
        case .timedOut:
            return send(refuse(request, method, .answerTooLate(limit: waiting.timeout), on: connection), on: connection)
        case .gone, nil: return .NO
        }
    }

    /// What the server answers in the responder's place.
    private func refuse(
        _ request: OpenRequest, _ method: HTTPMethod, _ refusal: Refusal, on connection: Connection
    ) -> HTTPResponse {
        let lane = request.lane
        return lane.responder.completing(
            refusal.response, to: HTTPRequest(method, request.target, fields: lane.fields(of: connection)))
    }

    private func send(_ response: HTTPResponse, on connection: Connection) -> MHD_Result {
        connection.send(response, thenClose: isStopping.load(ordering: .relaxed))
    }
}
