internal import HTTPModel

/// A request from its request line to the end of its response: libmicrohttpd's `con_cls`.
///
/// Only one thread at a time has it: the pool thread its connection belongs to.
final class OpenRequest {
    enum Stage {
        /// The request line was read.
        case line
        /// The header fields were read and the body is arriving.
        case body
        /// The response is sent, and the body that still arrives is dropped.
        case answered
        /// The response is sent, and libmicrohttpd is about to close the connection.
        case failed
        /// The connection is suspended until there is an outcome.
        case waiting
        /// The response is libmicrohttpd's.
        case sending
    }

    /// What a suspended connection was resumed for.
    enum Outcome {
        case response(HTTPResponse)
        /// The response did not come in time.
        case timedOut
        /// The client has gone, or the server stops.
        case gone
    }

    let lane: Lane
    // Because it outlives the request, and counting its references would take as long as all that is done with it.
    unowned(unsafe) let connection: OpenConnection
    let sentTarget: SentTarget
    /// libmicrohttpd lists a field of ours before those of the client.
    let hasPlaceholder: Bool
    var stage = Stage.line
    /// Set before the connection is resumed, read after it was.
    var outcome: Outcome?
    /// Nil until the head was read.
    var method: HTTPMethod?
    /// As they were sent, but for a `Host` that the target has overruled.
    var fields = HTTPFields()
    /// The connection closes after the response.
    var mustClose = false
    private var body: [UInt8] = []
    /// Bytes of body that arrived, whether kept or dropped.
    private(set) var receivedBytes = 0
    /// The body that came is over the limit.
    private(set) var isTooLarge = false

    init(_ target: SentTarget, hasPlaceholder: Bool, lane: Lane, connection: OpenConnection) {
        sentTarget = target
        self.hasPlaceholder = hasPlaceholder
        self.lane = lane
        self.connection = connection
    }

    /// libmicrohttpd still expects a part of it, and nothing was answered.
    var isBeingRead: Bool {
        switch stage {
        case .line, .body: true
        case .answered, .failed, .waiting, .sending: false
        }
    }

    /// What was read of it.
    var request: HTTPRequest {
        HTTPRequest(method ?? HTTPMethod("?"), sentTarget.target, fields: fields, body: body)
    }

    /// Counts a piece of the body and drops it.
    func drop(_ bytes: UnsafeRawBufferPointer) { receivedBytes += bytes.count }

    /// Keeps a piece of the body, or drops it when it goes over `limit`.
    func receive(_ bytes: UnsafeRawBufferPointer, limit: Int) {
        receivedBytes += bytes.count
        if isTooLarge { return }
        if receivedBytes > limit {
            isTooLarge = true
            body = []
            return
        }
        // Because most bodies come in one piece, which then takes one allocation of its size.
        if body.isEmpty { body = Array(bytes) } else { body.append(contentsOf: bytes) }
    }
}
