import Glibc
import Threads

/// A server of bytes on a free port of 127.0.0.1: records what each connection sends and answers what a test scripts.
///
/// Each connection has a thread of its own, which serves requests until the script says to close.
final class RawServer: Sendable {
    enum Answer: Sendable {
        /// These bytes; the connection stays.
        case bytes([UInt8])
        /// These bytes, then the end of the connection.
        case bytesAndClose([UInt8])
        /// A complete response that does not announce the end of the connection, and the end after some work.
        case okAndCloseAfter(spins: Int)
        /// Nothing, until the client gives up.
        case silence

        static func text(_ text: String) -> Answer { .bytes(Array(text.utf8)) }
        static func textAndClose(_ text: String) -> Answer { .bytesAndClose(Array(text.utf8)) }
        static let ok = text("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    }

    private struct State {
        var requests: [[UInt8]] = []
        var accepted = 0
        /// Nil once it is closed, because its number may then be another thread's.
        var listener: Int32?
    }

    let port: UInt16
    private let answer: @Sendable (Int) -> Answer
    private let state = Locked(State())

    var baseURL: String { "http://127.0.0.1:\(port)" }
    var accepted: Int { state.withLock(\.accepted) }
    /// What came, request by request, as text.
    var requests: [String] { state.withLock(\.requests).map { String(decoding: $0, as: UTF8.self) } }
    var requestBytes: [[UInt8]] { state.withLock(\.requests) }

    /// Answers each request by the number it has on this server, from 0.
    static func start(_ answer: @escaping @Sendable (Int) -> Answer) -> RawServer {
        let server = RawServer(answer)
        Self.onThread { server.acceptConnections() }
        return server
    }

    /// Answers the requests with `answers` in order.
    static func start(_ answers: Answer...) -> RawServer { start { answers[min($0, answers.count - 1)] } }

    func stop() {
        state.withLock { state in
            if let listener = state.listener { shutdown(listener, Int32(SHUT_RDWR)) }
        }
    }

    /// A port on which nothing listens.
    static func unusedPort() -> UInt16 {
        let (socket, port) = boundSocket()
        close(socket)
        return port
    }

    private init(_ answer: @escaping @Sendable (Int) -> Answer) {
        self.answer = answer
        let (listener, port) = Self.boundSocket()
        precondition(listen(listener, 64) == 0, "cannot listen")
        self.port = port
        state.withLock { $0.listener = listener }
    }

    private func acceptConnections() {
        guard let listener = state.withLock(\.listener) else { return }
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { break }
            state.withLock { $0.accepted += 1 }
            Self.onThread { self.serve(connection) }
        }
        state.withLock { state in
            close(listener)
            state.listener = nil
        }
    }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        while let request = readRequest(connection) {
            let number = state.withLock { state in
                state.requests.append(request)
                return state.requests.count - 1
            }
            switch answer(number) {
            case .bytes(let bytes): Self.write(bytes, to: connection)
            case .bytesAndClose(let bytes):
                Self.write(bytes, to: connection)
                return
            case .okAndCloseAfter(let spins):
                if case .bytes(let bytes) = Answer.ok { Self.write(bytes, to: connection) }
                for _ in 0..<spins { _ = connection.byteSwapped }
                return
            case .silence:
                var byte: UInt8 = 0
                _ = recv(connection, &byte, 1, 0)
                return
            }
        }
    }

    /// Head and body of the next request; nil when the connection ended.
    private func readRequest(_ connection: Int32) -> [UInt8]? {
        var request: [UInt8] = []
        var expected: Int?
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while expected.map({ request.count < $0 }) ?? true {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            request += buffer[..<count]
            if expected == nil { expected = Self.length(of: request) }
        }
        return request
    }

    /// The length of head and body; nil when the head is not complete.
    ///
    /// What begins as a TLS handshake is a request too.
    private static func length(of request: [UInt8]) -> Int? {
        if request.first == 0x16 { return request.count }
        let end: [UInt8] = [13, 10, 13, 10]
        guard let head = request.indices.first(where: { request[$0...].starts(with: end) }) else { return nil }
        let lines = String(decoding: request[..<head], as: UTF8.self).lowercased().split(separator: "\r\n")
        let length = lines.first { $0.hasPrefix("content-length:") }
            .flatMap { Int($0.split(separator: ":")[1].filter(\.isNumber)) }
        return head + 4 + (length ?? 0)
    }

    private static func write(_ bytes: [UInt8], to connection: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    private static func boundSocket() -> (socket: Int32, port: UInt16) {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                precondition(bind(socket, $0, size) == 0, "cannot bind")
                getsockname(socket, $0, &size)
            }
        }
        return (socket, UInt16(bigEndian: address.sin_port))
    }

    private final class Work: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private static func onThread(_ run: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(run)).toOpaque()
        let code = pthread_create(
            &thread, nil,
            { work in
                guard let work else { return nil }
                Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run()
                return nil
            }, work)
        precondition(code == 0, "cannot start a thread")
        pthread_detach(thread)
    }
}
