internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel
internal import Synchronization

/// The state that libmicrohttpd's callbacks share: limits, open connections and the threads' lanes.
///
/// A request passes through `begin` (request line), `handle` and `complete`. `handle` is called when the header fields
/// are known, for each piece of the body, at the end of the request, and again when a later answer is there. `complete`
/// is also called if a connection ends early.
final class RequestHost: Sendable {
    let lanes: Lanes
    let limits: RequestLimits
    let slots: ConnectionSlots
    let connections: OpenConnections
    let waiting: WaitingAnswers
    /// Set when the server stops.
    ///
    /// Responses then close their connections.
    let isStopping = Atomic(false)

    init(lanes: Lanes, options: ServerOptions, slots: ConnectionSlots) {
        self.slots = slots
        self.lanes = lanes
        limits = RequestLimits(options)
        connections = OpenConnections(options: options)
        waiting = WaitingAnswers(limit: options.waitingLimit, timeout: options.answerTimeout)
    }

    /// Stores the target of a request line; nil if the connection is not registered.
    func begin(target: UnsafePointer<CChar>, on connection: Connection) -> Unmanaged<OpenRequest>? {
        guard let opened = connection.opened, let lane = opened.lane else { return nil }
        let sent = lane.target(target)
        let hasPlaceholder = understudy_begin_request(target, connection.pointer)
        lane.openRequestCount.add(1, ordering: .relaxed)
        opened.enter(.request)
        let request = Unmanaged.passRetained(
            OpenRequest(sent, hasPlaceholder: hasPlaceholder, lane: lane, connection: opened))
        opened.current = (request, connection)
        return request
    }

    func handle(
        _ request: OpenRequest, line: RequestLine, upload: UnsafeRawBufferPointer,
        on connection: Connection
    ) -> MHD_Result {
        switch request.stage {
        case .line: return open(request, line, on: connection)
        // Because after '100 Continue' the library looks for a body even if its length is 0, as soon as bytes of a next
        // request are there; a response would be refused then. The end of the body comes with no address.
        case .body where upload.isEmpty && upload.baseAddress != nil: return .YES
        case .body where !upload.isEmpty:
            request.receive(upload, limit: limits.bodyBytes)
            return mayGoOn(request)
        case .answered:
            request.drop(upload)
            if !upload.isEmpty { return mayGoOn(request) }
            // Because the client was told that the connection closes, it is closed after the body.
            connection.dropUnread()
            return .NO
        case .body: return answer(request, on: connection)
        case .waiting: return finish(request, on: connection)
        case .failed, .sending: return .YES
        }
    }

    func complete(_ request: OpenRequest, on connection: Connection) {
        request.connection.current = nil
        switch request.stage {
        case .answered: return
        // The library calls before it shuts the socket, so a client that was too slow can still get a response.
        case .line where request.connection.isCut, .body where request.connection.isCut:
            refuse(request, .requestTooSlow(limit: connections.requestTimeout), on: connection)
        case .line, .body, .failed, .waiting, .sending: break
        }
        request.connection.enter(.nextLine)
        end(request)
    }

    func end(_ request: OpenRequest) {
        request.lane.openRequestCount.subtract(1, ordering: .releasing)
    }

    /// Requests whose line was read and whose response is not sent yet, those of broken connections excepted.
    var openRequestCount: Int { lanes.openRequestCount }

    /// Reads the head, and decides whether the body is read.
    private func open(_ request: OpenRequest, _ line: RequestLine, on connection: Connection)
        -> MHD_Result
    {
        request.stage = .body
        request.method = HTTPMethod(String(cString: line.method))
        do throws(Rejection) {
            let framing = try readHead(of: request, line, on: connection)
            request.mustClose = framing.mustClose
            guard let length = framing.contentLength, length > limits.bodyBytes else { return .YES }
            return refuseEarly(
                request, .bodyTooLarge(limit: limits.bodyBytes), on: connection,
                isBodyAhead: !framing.expectsContinue)
        } catch {
            // With a wrong head nobody knows where the body ends, so the server closes its half of the connection after
            // the response.
            defer { shutdown(request.connection.socket, CInt(SHUT_WR)) }
            return refuseEarly(
                request, error, on: connection, isBodyAhead: request.fields["Expect"] == nil)
        }
    }

    private func readHead(
        of request: OpenRequest, _ line: RequestLine, on connection: Connection
    ) throws(Rejection) -> Framing {
        let target = request.sentTarget
        let bytes = HeadBytes(line, size: connection.headSize, hasPlaceholder: request.hasPlaceholder)
        guard target.length <= limits.headBytes else { throw .targetTooLong(limit: limits.headBytes) }
        guard bytes.size <= limits.headBytes else { throw .headTooLarge(limit: limits.headBytes) }
        guard let method = request.method, FieldText.isToken(method.rawValue), target.isWellFormed,
            bytes.isRequestLine(withTargetOf: target.length)
        else { throw .malformedHead(.requestLine) }
        guard target.suits(method) else { throw .malformedHead(.targetForm) }
        let head = try request.lane.read(bytes, of: connection, limit: limits.fieldCount)
        request.fields = head.fields
        // The host of a target in absolute form replaces the field (RFC 9112 §3.2.2).
        if let (scheme, authority) = target.origin {
            request.sentHead = SentHead(
                origin: "\(scheme)://\(authority)", target: target.target, fields: request.fields)
            request.fields["Host"] = authority
        }
        return head.framing
    }

    private func mayGoOn(_ request: OpenRequest) -> MHD_Result {
        request.receivedBytes - limits.bodyBytes > ServerOptions.maxDroppedBytes ? .NO : .YES
    }

    private func answer(_ request: OpenRequest, on connection: Connection) -> MHD_Result {
        request.connection.enter(.answer)
        if request.isTooLarge {
            return send(
                refusal(request, .bodyTooLarge(limit: limits.bodyBytes)), to: request, on: connection)
        }
        switch request.lane.responder.answer(to: request.request) {
        case .now(let response) where response.delay <= .zero:
            return send(response, to: request, on: connection)
        case let later:
            request.stage = .waiting
            switch waiting.suspend(connection, of: request, until: later) {
            case .suspended: return .YES
            case .full(let limit):
                return send(refusal(request, .tooManyWaiting(limit: limit)), to: request, on: connection)
            case .stopped: return .NO
            }
        }
    }

    /// Sends the response that a suspended connection was waiting for.
    private func finish(_ request: OpenRequest, on connection: Connection) -> MHD_Result {
        switch request.outcome {
        case .response(let response): return send(response, to: request, on: connection)
        case .timedOut:
            return send(
                refusal(request, .answerTooLate(limit: waiting.timeout)), to: request, on: connection)
        case .gone, nil: return .NO
        }
    }

    /// The response that the server sends instead of the responder.
    private func refusal(_ request: OpenRequest, _ refusal: Rejection) -> HTTPResponse {
        request.lane.responder.completing(refusal.response, reason: refusal.title, to: request.request)
    }

    /// Sends `reason` directly to the socket, after which libmicrohttpd sends nothing; false if it could not be sent
    /// completely.
    @discardableResult
    func refuse(_ request: OpenRequest, _ reason: Rejection, on connection: Connection) -> Bool {
        connection.sendEarly(refusal(request, reason), toHead: request.method == .head)
    }

    /// Refuses a request before its body has come.
    ///
    /// If no body follows, the connection closes immediately.
    private func refuseEarly(
        _ request: OpenRequest, _ reason: Rejection, on connection: Connection, isBodyAhead: Bool
    ) -> MHD_Result {
        let isSent = refuse(request, reason, on: connection)
        request.stage = .answered
        end(request)
        // The library would ask for the body after the response.
        return isSent && isBodyAhead ? .YES : .NO
    }

    private func send(_ response: HTTPResponse, to request: OpenRequest, on connection: Connection)
        -> MHD_Result
    {
        request.stage = .sending
        request.connection.enter(.response)
        let mustClose = request.mustClose || isStopping.load(ordering: .relaxed)
        do throws(UnsendableResponse) {
            return try connection.send(
                response, headLimit: limits.responseHeadBytes, thenClose: mustClose)
        } catch {
            // Because the server's own responses can always be sent.
            let refusal = refusal(request, .unsendable(error))
            return (try? connection.send(refusal, headLimit: .max, thenClose: mustClose)) ?? .NO
        }
    }
}
