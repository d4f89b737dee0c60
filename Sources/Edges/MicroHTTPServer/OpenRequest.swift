internal import HTTPModel

/// A request from its request line to the end of its response: libmicrohttpd's `con_cls`.
///
/// Used by one thread at a time: the pool thread of its connection.
final class OpenRequest {
    enum Stage {
        /// The request line was read.
        case line
        /// The header fields were read and the body is arriving.
        case body
        /// The response was sent; the rest of the body is dropped.
        case answered
        /// The response was sent, and libmicrohttpd is about to close the connection.
        case failed
        /// The connection is suspended until there is an outcome.
        case waiting
        /// libmicrohttpd is sending the response.
        case sending
    }

    /// The reason why a suspended connection was resumed.
    enum Outcome {
        case response(HTTPResponse)
        /// There was no response in time.
        case timedOut
        /// The client has disconnected, or the server stops.
        case gone
    }

    let lane: Lane
    // Not counted: the connection outlives the request.
    unowned(unsafe) let connection: OpenConnection
    let sentTarget: SentTarget
    /// Whether libmicrohttpd lists a field of ours before those of the client.
    let hasPlaceholder: Bool
    var stage = Stage.line
    /// Written before the connection is resumed, and read after it.
    var outcome: Outcome?
    /// Nil until the head has been read.
    var method: HTTPMethod?
    /// The fields as sent, except a `Host` that the target replaces.
    var fields = HTTPFields()
    /// The head before that; nil if nothing is replaced.
    var sentHead: SentHead?
    /// Whether the connection closes after the response.
    var mustClose = false
    private var body: [UInt8] = []
    /// The number of bytes of the body, kept or dropped.
    private(set) var receivedBytes = 0
    /// Whether the body is over the limit.
    private(set) var isTooLarge = false

    init(_ target: SentTarget, hasPlaceholder: Bool, lane: Lane, connection: OpenConnection) {
        sentTarget = target
        self.hasPlaceholder = hasPlaceholder
        self.lane = lane
        self.connection = connection
    }

    /// Whether libmicrohttpd expects more of the request, and nothing was answered yet.
    var isBeingRead: Bool {
        switch stage {
        case .line, .body: true
        case .answered, .failed, .waiting, .sending: false
        }
    }

    /// The parts of the request that were read.
    var request: HTTPRequest {
        var request = HTTPRequest(method ?? HTTPMethod("?"), sentTarget.target, fields: fields, body: body)
        if let sentHead { request.sent = sentHead }
        return request
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
        body.append(contentsOf: bytes)
    }
}
