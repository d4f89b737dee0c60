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
        /// The connection is suspended until there is an outcome.
        case waiting
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
    /// As it was sent, still percent-encoded.
    let target: RequestTarget
    var stage = Stage.line
    /// Set before the connection is resumed, read after it was.
    var outcome: Outcome?
    private(set) var body: [UInt8] = []
    /// Bytes of body that arrived, whether kept or dropped.
    private(set) var receivedBytes = 0
    /// The body that came is over the limit.
    private(set) var isTooLarge = false

    init(target: UnsafePointer<CChar>, lane: Lane) {
        self.lane = lane
        self.target = lane.target(target)
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
