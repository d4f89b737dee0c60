import Glibc

/// A connection to loopback that sends bytes as they are and reads responses by their framing.
final class RawClient {
    struct Response: Equatable {
        var status = 0
        var fields: [Field] = []
        var body = ""

        func values(of name: String) -> [String] {
            fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
        }
    }

    struct Field: Equatable {
        let name: String
        let value: String
    }

    enum Failure: Error, Equatable {
        case notConnected(errno: CInt)
        /// The connection ended, or nothing came for ten seconds, before a whole response was there.
        case noResponse(received: String)
    }

    private var descriptor: CInt
    private var received: [UInt8] = []

    init(port: Int, host: String = "127.0.0.1") throws {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST
        hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        var address: UnsafeMutablePointer<addrinfo>?
        precondition(getaddrinfo(host, String(port), &hints, &address) == 0)
        defer { freeaddrinfo(address) }
        descriptor = socket(address!.pointee.ai_family, hints.ai_socktype, 0)
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        guard connect(descriptor, address!.pointee.ai_addr, address!.pointee.ai_addrlen) == 0 else {
            defer { Glibc.close(descriptor) }
            throw Failure.notConnected(errno: errno)
        }
    }

    deinit { close() }

    func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }

    /// Sends everything; false when the server closed the connection meanwhile.
    @discardableResult
    func send(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            if count <= 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// The next response; the body is as long as `Content-Length` says, and empty for HEAD, 1xx, 204 and 304.
    func readResponse(toHead: Bool = false) throws -> Response {
        let separator = Array("\r\n\r\n".utf8)
        while received.firstRange(of: separator) == nil { try readMore() }
        let headEnd = received.firstRange(of: separator)!
        let lines = String(decoding: received[..<headEnd.lowerBound], as: UTF8.self).split(separator: "\r\n")
        received.removeSubrange(..<headEnd.upperBound)

        var response = Response(status: Int(lines[0].split(separator: " ")[1])!)
        response.fields = lines.dropFirst().map { line in
            let colon = line.firstIndex(of: ":")!
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return Field(name: String(line[..<colon]), value: String(value))
        }
        let hasBody = !toHead && response.status >= 200 && ![204, 304].contains(response.status)
        let length = hasBody ? Int(response.values(of: "Content-Length").first ?? "0")! : 0
        while received.count < length { try readMore() }
        response.body = String(decoding: received[..<length], as: UTF8.self)
        received.removeSubrange(..<length)
        return response
    }

    /// Everything until the server closes the connection.
    func readToEnd() -> String {
        while (try? readMore()) != nil {}
        return String(decoding: received, as: UTF8.self)
    }

    /// Whether bytes have arrived that were not read.
    var hasUnreadBytes: Bool {
        var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return !received.isEmpty || poll(&event, 1, 0) > 0
    }

    private func readMore() throws {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { throw Failure.noResponse(received: String(decoding: received, as: UTF8.self)) }
        received += buffer[..<count]
    }
}

extension RawClient {
    func exchange(_ text: String, toHead: Bool = false) throws -> Response {
        send(text)
        return try readResponse(toHead: toHead)
    }

    func post(_ target: String, _ body: String) throws -> Response {
        try exchange("POST \(target) HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }

    func get(_ target: String) throws -> Response {
        try exchange("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
    }
}

extension [UInt8] {
    fileprivate func firstRange(of pattern: [UInt8]) -> Range<Int>? {
        guard count >= pattern.count else { return nil }
        let candidates = (0...(count - pattern.count)).lazy.map { $0..<($0 + pattern.count) }
        return candidates.first { self[$0].elementsEqual(pattern) }
    }
}
