internal import Glibc

/// A connection to loopback that sends bytes as they are and reads responses by their framing.
package final class RawClient {
    package struct Response: Equatable {
        package var status = 0
        package var fields: [Field] = []
        package var body = ""

        package func values(of name: String) -> [String] {
            fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
        }
    }

    package struct Field: Equatable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package enum Failure: Error, Equatable {
        case notConnected(errno: Int32)
        /// The connection ended, or nothing came for ten seconds, before a whole response was there.
        case noResponse(received: String)
        /// What came has no status line, or a field line without a colon.
        case notHTTP(received: String)
    }

    private var descriptor: Int32
    private var received: [UInt8] = []

    /// Connects, by the address `source` of this machine where one is given.
    package init(port: Int, host: String = "127.0.0.1", from source: String? = nil) throws {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var address: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &address) == 0, let address else {
            preconditionFailure("'\(host)' is no numeric address")
        }
        defer { freeaddrinfo(address) }
        let type = hints.ai_socktype | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(address.pointee.ai_family, type, 0)
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        if let source { Self.bind(descriptor, to: source) }
        guard connect(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0 else {
            let code = errno
            Glibc.close(descriptor)
            throw Failure.notConnected(errno: code)
        }
        // Only now, because from here on `deinit` closes it too, and a descriptor closed twice may be another thread's.
        self.descriptor = descriptor
    }

    private static func bind(_ descriptor: Int32, to source: String) {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, source, &address.sin_addr)
        withUnsafePointer(to: &address) { pointer in
            let size = socklen_t(MemoryLayout<sockaddr_in>.size)
            _ = pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.bind(descriptor, $0, size) }
        }
    }

    deinit { close() }

    package func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }

    /// Sends everything; false when the server closed the connection meanwhile.
    @discardableResult
    package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Sends everything; false when the server closed the connection meanwhile.
    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Says that nothing more will be sent; responses can still be read.
    package func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Ends the connection with a reset, as a client that crashed does.
    package func abort() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    /// The next response; the body is as long as `Content-Length` says, and empty for HEAD, 1xx, 204 and 304.
    package func readResponse(toHead: Bool = false) throws -> Response {
        let head = try readHead()
        guard var response = Response(head: head) else { throw Failure.notHTTP(received: head) }
        let hasBody = !toHead && response.status >= 200 && ![204, 304].contains(response.status)
        let length = hasBody ? response.values(of: "Content-Length").first.flatMap { Int($0) } ?? 0 : 0
        while received.count < length { try readMore() }
        response.body = String(decoding: received[..<length], as: UTF8.self)
        received.removeSubrange(..<length)
        return response
    }

    private func readHead() throws -> String {
        while true {
            if let end = received.firstRange(of: Array("\r\n\r\n".utf8)) {
                defer { received.removeSubrange(..<end.upperBound) }
                return String(decoding: received[..<end.lowerBound], as: UTF8.self)
            }
            try readMore()
        }
    }

    /// Everything until the server closes the connection.
    package func readToEnd() -> String {
        while (try? readMore()) != nil {}
        return String(decoding: received, as: UTF8.self)
    }

    /// Whether bytes have arrived that were not read.
    package var hasUnreadBytes: Bool {
        var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return !received.isEmpty || poll(&event, 1, 0) > 0
    }

    private func readMore() throws {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else {
            throw Failure.noResponse(received: String(decoding: received, as: UTF8.self))
        }
        received += buffer[..<count]
    }
}

extension RawClient.Response {
    /// Reads the status line and the field lines (RFC 9112 §4, §5).
    fileprivate init?(head: String) {
        let lines = head.split(separator: "\r\n")
        guard let words = lines.first?.split(separator: " "), words.count > 1,
            let status = Int(words[1])
        else {
            return nil
        }
        self.status = status
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            fields.append(RawClient.Field(name: String(line[..<colon]), value: String(value)))
        }
    }
}

extension RawClient {
    package func exchange(_ text: String, toHead: Bool = false) throws -> Response {
        send(text)
        return try readResponse(toHead: toHead)
    }

    package func post(_ target: String, _ body: String) throws -> Response {
        try exchange(
            "POST \(target) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }

    package func get(_ target: String) throws -> Response {
        try exchange("GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n")
    }
}

extension [UInt8] {
    fileprivate func firstRange(of pattern: [UInt8]) -> Range<Int>? {
        guard count >= pattern.count else { return nil }
        let candidates = (0...(count - pattern.count)).lazy.map { $0..<($0 + pattern.count) }
        return candidates.first { self[$0].elementsEqual(pattern) }
    }
}
