internal import CMicroHTTPD
internal import HTTPModel

/// One of libmicrohttpd's connections, valid during its callbacks and while it is suspended.
// Because libmicrohttpd locks what it does to a connection that was suspended; nothing else crosses threads.
struct Connection: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    /// The announced length of the body; nil for a chunked or absent one.
    ///
    /// libmicrohttpd has refused a length that is not a number; one that `Int` cannot hold counts as its greatest.
    var contentLength: Int? {
        headerValue("Content-Length").map { Int(String(cString: $0)) ?? .max }
    }

    /// The client waits with the body for an interim response (RFC 9110 §10.1.1).
    var expectsContinue: Bool { headerValue("Expect") != nil }

    /// libmicrohttpd's own; -1 when it is unknown.
    var socket: CInt { understudy_connection_socket(pointer) }

    func suspend() { MHD_suspend_connection(pointer) }

    func resume() { MHD_resume_connection(pointer) }

    /// Queues `response`, or a 500 that says why it cannot be sent; `NO` closes the connection.
    func send(_ response: HTTPResponse, thenClose: Bool) -> MHD_Result {
        if response.fault == .emptyResponse { return .NO }
        do {
            return try queue(response, thenClose: thenClose)
        } catch {
            // Because the server's own refusals can be sent.
            return (try? queue(error.response, thenClose: thenClose)) ?? .NO
        }
    }

    /// Sends `response` before the body was read; false when it did not leave whole.
    ///
    /// The connection takes no other response after it, and is to be closed when the body is at its end.
    func sendEarly(_ response: HTTPResponse, toHead: Bool) -> Bool {
        EarlyResponse(response, toHead: toHead).send(to: socket)
    }

    private func queue(_ response: HTTPResponse, thenClose: Bool) throws(Refusal) -> MHD_Result {
        guard (200...999).contains(response.status) else { throw .unsendableStatus(response.status) }
        guard let outgoing = OutgoingResponse(body: response.body) else { return .NO }
        for field in response.fields.fields { try outgoing.add(field) }
        if thenClose { outgoing.closeConnection() }
        return MHD_queue_response(pointer, UInt32(response.status), outgoing.pointer)
    }

    private func headerValue(_ name: String) -> UnsafePointer<CChar>? {
        MHD_lookup_connection_value(pointer, .HEADER_KIND, name)
    }
}
