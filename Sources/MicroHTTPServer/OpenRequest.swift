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
        /// The response waits for its delay.
        case delayed(HTTPResponse)
    }

    /// As it was sent, still percent-encoded.
    let target: RequestTarget
    var stage = Stage.line
    private(set) var body: [UInt8] = []
    /// Bytes of body that arrived, whether kept or dropped.
    private(set) var receivedBytes = 0
    /// The body that came is over the limit.
    private(set) var isTooLarge = false

    init(target: UnsafePointer<CChar>) {
        self.target = RequestTarget(cString: target)
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

extension RequestTarget {
    /// Splits at the first `?` on bytes; only a target in absolute form takes the slower way.
    fileprivate init(cString text: UnsafePointer<CChar>) {
        let whole = String(cString: text)
        guard whole.utf8.first == UInt8(ascii: "/") else {
            self.init(whole)
            return
        }
        guard let mark = whole.utf8.firstIndex(of: UInt8(ascii: "?")) else {
            self.init(path: whole)
            return
        }
        self.init(path: String(whole[..<mark]), query: String(whole[whole.utf8.index(after: mark)...]))
    }
}
