internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel

/// A connection of libmicrohttpd, valid during its callbacks and while it is suspended.
// Because libmicrohttpd locks its operations on a suspended connection, and nothing else crosses threads.
struct Connection: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    /// The server's data about the connection; nil if the server rejected it.
    ///
    /// The callback for new connections stores it, and it lives until the callback for closed ones.
    var opened: OpenConnection? {
        understudy_connection_context(pointer).map {
            Unmanaged<OpenConnection>.fromOpaque($0).takeUnretainedValue()
        }
    }

    /// The size of the request's head in bytes.
    var headSize: Int { understudy_head_size(pointer) }

    /// Whether its request has taken all memory that a connection has; asking takes some.
    var isOutOfMemory: Bool { understudy_is_out_of_memory(pointer) }

    /// libmicrohttpd's own; -1 when it is unknown.
    var socket: CInt { understudy_connection_socket(pointer) }

    func suspend() { MHD_suspend_connection(pointer) }

    func resume() { MHD_resume_connection(pointer) }

    /// Queues `response`.
    ///
    /// `NO` means that the connection must be closed.
    ///
    /// - Throws: `UnsendableResponse` if it cannot be sent, or its head has more than `headLimit` bytes.
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

    /// Sends `response` before the body is read; false when not all of it was sent.
    ///
    /// No other response can follow on the connection. It must be closed after the body.
    func sendEarly(_ response: HTTPResponse, toHead: Bool) -> Bool {
        EarlyResponse(response, toHead: toHead).send(to: socket)
    }

    /// The value of the first field called `name` among those read so far.
    func headerValue(_ name: String) -> UnsafePointer<CChar>? {
        MHD_lookup_connection_value(pointer, .HEADER_KIND, name)
    }

    /// Discards data that has arrived and was not read.
    ///
    /// Closing a socket with unread data resets the connection, and the reset may overtake the response.
    func dropUnread() {
        withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 1) { buffer in
            var rounds = 64
            while rounds > 0, recv(socket, buffer.baseAddress, buffer.count, CInt(MSG_DONTWAIT)) > 0 {
                rounds -= 1
            }
        }
    }
}
