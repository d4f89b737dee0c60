internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel
internal import Synchronization

/// What libmicrohttpd's callbacks share: the responders, the limits and the count of open requests.
///
/// A request passes through `begin` (request line), `handle` (once when its header fields are there, once for each
/// piece of body, once when it is complete, and once more after a delay) and `complete`, which also runs for a
/// connection that ended early.
final class RequestHost: Sendable {
    private let responders: [any HTTPResponder]
    let maxBodyBytes: Int
    let slots: ConnectionSlots
    let timer = ResumeTimer()
    let openRequestCount = Atomic(0)
    /// Set when the server stops: responses then close their connections.
    let isStopping = Atomic(false)

    init(responders: [any HTTPResponder], maxBodyBytes: Int, slots: ConnectionSlots) {
        self.slots = slots
        self.responders = responders
        self.maxBodyBytes = maxBodyBytes
    }

    func begin(target: UnsafePointer<CChar>) -> OpenRequest {
        openRequestCount.add(1, ordering: .relaxed)
        return OpenRequest(target: target)
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
        openRequestCount.subtract(1, ordering: .releasing)
    }

    /// Decides whether to take the body.
    private func open(
        _ request: OpenRequest, method: UnsafePointer<CChar>, on connection: Connection
    ) -> MHD_Result {
        request.stage = .body
        guard let length = connection.contentLength, length > maxBodyBytes else { return .YES }
        let refusal = tooLarge(on: connection)
        // Because this client sends no body now, libmicrohttpd may answer and close the connection.
        if connection.expectsContinue { return send(refusal, on: connection) }
        guard connection.sendEarly(refusal, toHead: strcmp(method, "HEAD") == 0) else { return .NO }
        request.stage = .answered
        openRequestCount.subtract(1, ordering: .releasing)
        return .YES
    }

    private func mayGoOn(_ request: OpenRequest) -> MHD_Result {
        request.receivedBytes - maxBodyBytes > ServerOptions.maxDroppedBytes ? .NO : .YES
    }

    private func answer(_ request: OpenRequest, method: HTTPMethod, on connection: Connection) -> MHD_Result {
        if request.isTooLarge { return send(tooLarge(on: connection), on: connection) }
        let response = responder.respond(
            to: HTTPRequest(method, request.target, fields: connection.fields, body: request.body))
        guard response.delay > .zero else { return send(response, on: connection) }
        request.stage = .delayed(response)
        return timer.suspend(connection, for: response.delay) ? .YES : .NO
    }

    private func tooLarge(on connection: Connection) -> HTTPResponse {
        responder.completing(Refusal.bodyTooLarge(limit: maxBodyBytes).response, to: connection.fields)
    }

    /// The calling thread's.
    private var responder: any HTTPResponder {
        responders.count == 1 ? responders[0] : responders[Int(understudy_thread_number()) % responders.count]
    }

    private func send(_ response: HTTPResponse, on connection: Connection) -> MHD_Result {
        connection.send(response, thenClose: isStopping.load(ordering: .relaxed))
    }
}
