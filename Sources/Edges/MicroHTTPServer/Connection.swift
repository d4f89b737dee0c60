internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel

/// One of libmicrohttpd's connections, valid during its callbacks and while it is suspended.
// Because libmicrohttpd locks what it does to a connection that was suspended; nothing else crosses threads.
struct Connection: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    /// What is known of it; nil when the server did not take it in.
    ///
    /// Stored by the callback for new connections, and alive until that for closed ones.
    var opened: OpenConnection? {
        understudy_connection_context(pointer).map {
            Unmanaged<OpenConnection>.fromOpaque($0).takeUnretainedValue()
        }
    }

    /// How many bytes the request's head had.
    var headSize: Int { understudy_head_size(pointer) }

    /// libmicrohttpd's own; -1 when it is unknown.
    var socket: CInt { understudy_connection_socket(pointer) }

    func suspend() { MHD_suspend_connection(pointer) }

    func resume() { MHD_resume_connection(pointer) }

    /// Queues `response`; `NO` closes the connection.
    ///
    /// - Throws: `UnsendableResponse` when it cannot be sent, or its head has more than `headLimit` bytes.
    func send(
        _ response: HTTPResponse, headLimit: Int, thenClose: Bool
    ) throws(UnsendableResponse) -> MHD_Result {
        if response.fault == .emptyResponse { return .NO }
        try response.checkSendable(headLimit: headLimit)
        guard let outgoing = OutgoingResponse(body: response.body) else { return .NO }
        for field in response.fields.fields { try outgoing.add(field) }
        if thenClose { outgoing.closeConnection() }
        return MHD_queue_response(pointer, UInt32(response.status), outgoing.pointer)
    }

    /// Sends `response` before the body was read; false when it did not leave whole.
    ///
    /// The connection takes no other response after it, and is to be closed when the body is at its end.
    func sendEarly(_ response: HTTPResponse, toHead: Bool) -> Bool {
        EarlyResponse(response, toHead: toHead).send(to: socket)
    }

    /// The first value of the fields called `name`, as far as they were read.
    func headerValue(_ name: String) -> UnsafePointer<CChar>? {
        MHD_lookup_connection_value(pointer, .HEADER_KIND, name)
    }

    /// Drops what has arrived and was not read, because closing a socket that holds it resets the connection, which may
    /// overtake the response.
    func dropUnread() {
        withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 1) { buffer in
            var rounds = 64
            while rounds > 0, recv(socket, buffer.baseAddress, buffer.count, CInt(MSG_DONTWAIT)) > 0 {
                rounds -= 1
            }
        }
    }
}
