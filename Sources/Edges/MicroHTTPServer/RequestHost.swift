internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel
internal import Synchronization

/// What libmicrohttpd's callbacks share: the limits and the threads' lanes.
///
/// A request passes through `begin` (request line), `handle` (once when its header fields are there, once for each
/// piece of body, once when it is complete, and once more after a delay) and `complete`, which also runs for a
/// connection that ended early.
final class RequestHost: Sendable {
    private let lanes: [Lane]
    let maxBodyBytes: Int
    let slots: ConnectionSlots
    let timer = ResumeTimer()
    /// Set when the server stops: responses then close their connections.
    let isStopping = Atomic(false)

    /// There must be at least one lane.
    init(lanes: [Lane], maxBodyBytes: Int, slots: ConnectionSlots) {
        self.slots = slots
        self.lanes = lanes
        self.maxBodyBytes = maxBodyBytes
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
        case .body: return answer(request, method: HTTPMethod(String(cString: method)), on: connection)
        // Because a stopped timer resumes early, and a client must not see an answer before its time.
        case .delayed(let response): return timer.isStopped ? .NO : send(response, on: connection)
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
        let refusal = tooLarge(request, on: connection)
        // Because this client sends no body now, libmicrohttpd may answer and close the connection.
        if connection.expectsContinue { return send(refusal, on: connection) }
        guard connection.sendEarly(refusal, toHead: strcmp(method, "HEAD") == 0) else { return .NO }
        request.stage = .answered
        end(request)
        return .YES
    }

    private func mayGoOn(_ request: OpenRequest) -> MHD_Result {
        request.receivedBytes - maxBodyBytes > ServerOptions.maxDroppedBytes ? .NO : .YES
    }

    private func answer(_ request: OpenRequest, method: HTTPMethod, on connection: Connection) -> MHD_Result {
        if request.isTooLarge { return send(tooLarge(request, on: connection), on: connection) }
        let fields = request.lane.fields(of: connection)
        let response = request.lane.responder.respond(
            to: HTTPRequest(method, request.target, fields: fields, body: request.body))
        guard response.delay > .zero else { return send(response, on: connection) }
        request.stage = .delayed(response)
        return timer.suspend(connection, for: response.delay) ? .YES : .NO
    }

    private func tooLarge(_ request: OpenRequest, on connection: Connection) -> HTTPResponse {
        let lane = request.lane
        return lane.responder.completing(
            Refusal.bodyTooLarge(limit: maxBodyBytes).response, to: lane.fields(of: connection))
    }

    private func send(_ response: HTTPResponse, on connection: Connection) -> MHD_Result {
        connection.send(response, thenClose: isStopping.load(ordering: .relaxed))
    }
}
