/// The callbacks of one transfer: collects the body up to a limit, and makes sure that the request is sent once.
final class ResponseReceiver {
    private(set) var body: [UInt8] = []
    private(set) var isBeyondLimit = false
    /// Whether the empty line after the header fields has come.
    private(set) var isHeadComplete = false
    private let limit: Int
    private var isSent = false

    init(limit: Int) { self.limit = limit }

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

    /// True the first time only.
    ///
    /// If a kept connection closes without an answer, libcurl sends the request again, whatever its method. The server
    /// would see two requests (RFC 9110 §9.2.2), and the failure would go unnoticed.
    func mayBeSent() -> Bool {
        defer { isSent = true }
        return !isSent
    }
}
