internal import HTTPModel

/// The callbacks of one transfer: collects the body up to a limit, and decides whether the request is sent again.
final class ResponseReceiver {
    private(set) var body: [UInt8] = []
    private(set) var isBeyondLimit = false
    /// Whether the empty line after the header fields has come.
    private(set) var isHeadComplete = false
    private let limit: Int
    private let method: HTTPMethod
    private let connection: KeptConnection
    private var isSent = false
    /// How often the request was sent again.
    private(set) var resent = 0
    /// The method, if the request could not be sent again because of it.
    private(set) var unrepeatable: HTTPMethod?

    init(limit: Int, method: HTTPMethod, connection: KeptConnection) {
        self.limit = limit
        self.method = method
        self.connection = connection
    }

    /// The receiver at the address that libcurl was given.
    static func of(_ context: UnsafeMutableRawPointer?) -> ResponseReceiver {
        guard let context else { preconditionFailure("libcurl called back without the receiver it was given") }
        return Unmanaged<ResponseReceiver>.fromOpaque(context).takeUnretainedValue()
    }

    /// Takes bytes of the body and gives their number.
    ///
    /// Fewer than given ends the transfer.
    func receive(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard bytes.count <= limit - body.count else {
            isBeyondLimit = true
            return 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    /// Takes a status line, a header field or the empty line after them, and gives the number of bytes.
    func receiveLine(_ line: UnsafeRawBufferPointer) -> Int {
        if line.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) {
            isHeadComplete = true
        } else if line.starts(with: "HTTP/".utf8) {
            // Because another response follows a 1xx response.
            isHeadComplete = false
        }
        return line.count
    }

    /// True the first time, and a second time if that does no harm.
    ///
    /// If a kept connection closes without a byte of a response, libcurl sends the request again, up to five times and
    /// whatever its method. The server would carry out a POST twice (RFC 9110 §9.2.2).
    func mayBeSent() -> Bool {
        guard isSent else {
            isSent = true
            return true
        }
        guard method.isIdempotent || connection.isUntouched else {
            unrepeatable = method
            return false
        }
        guard resent == 0 else { return false }
        resent += 1
        return true
    }
}
