/// What libcurl calls back in one transfer: collects the body up to a limit, sees that the request goes out once.
final class ResponseReceiver {
    private(set) var body: [UInt8] = []
    private(set) var isBeyondLimit = false
    /// Whether the empty line after the response's header fields has come.
    private(set) var isHeadComplete = false
    private let limit: Int
    private var isSent = false

    init(limit: Int) { self.limit = limit }

    /// The receiver whose address libcurl was given.
    static func of(_ context: UnsafeMutableRawPointer?) -> ResponseReceiver {
        guard let context else { preconditionFailure("libcurl called back without the receiver it was given") }
        return Unmanaged<ResponseReceiver>.fromOpaque(context).takeUnretainedValue()
    }

    /// Takes bytes of the body and answers how many it took; fewer than given ends the transfer.
    func receive(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard bytes.count <= limit - body.count else {
            isBeyondLimit = true
            return 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    /// Takes a status line, a header field or the empty line after them, and answers how many bytes it took.
    func receiveLine(_ line: UnsafeRawBufferPointer) -> Int {
        if line.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) {
            isHeadComplete = true
        } else if line.starts(with: "HTTP/".utf8) {
            // Because after a 1xx response another one follows.
            isHeadComplete = false
        }
        return line.count
    }

    /// Answers true the first time only.
    ///
    /// Because libcurl sends a request again, whatever its method, when a kept connection closes without an answer: the
    /// endpoint would see two requests where one was meant (RFC 9110 §9.2.2), and a failure would stay unseen.
    func mayBeSent() -> Bool {
        defer { isSent = true }
        return !isSent
    }
}
