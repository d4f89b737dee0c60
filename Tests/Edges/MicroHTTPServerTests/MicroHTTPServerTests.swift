import Glibc
import HTTPModel
import MicroHTTPServer
import RawHTTP
import Testing

/// Starting and stopping.
struct MicroHTTPServerTests {
    @Test func takesAFreePort() throws {
        let servers = try (0..<3).map { _ in try MicroHTTPServer.start() }
        defer { servers.forEach { $0.stop() } }
        #expect(Set(servers.map(\.port)).subtracting([0]).count == 3)
        #expect(servers.map(\.host) == ["127.0.0.1", "127.0.0.1", "127.0.0.1"])
    }

    @Test(.enabled(if: hasIPv6Loopback))
    func listensOnIPv6() throws {
        let server = try MicroHTTPServer.start { $0.host = "::1" }
        defer { server.stop() }
        #expect(try RawClient(port: server.port, host: "::1").post("/", "six").body == "six")
        #expect(throws: ServerError.portInUse(host: "::1", port: server.port)) {
            try MicroHTTPServer.start { ($0.host, $0.port) = ("::1", server.port) }
        }
    }

    @Test func saysThatThePortIsTaken() throws {
        let server = try MicroHTTPServer.start()
        defer { server.stop() }
        #expect(throws: ServerError.portInUse(host: "127.0.0.1", port: server.port)) {
            try MicroHTTPServer.start { $0.port = server.port }
        }
    }

    @Test func saysThatTheHostIsUnknown() {
        let error = #expect(throws: ServerError.self) {
            try MicroHTTPServer.start { $0.host = "no such host" }
        }
        guard case .unknownHost("no such host", _) = error else {
            Issue.record("unexpected error \(String(describing: error))")
            return
        }
    }

    @Test func freesThePortWhenItStops() throws {
        let server = try MicroHTTPServer.start()
        let idle = try RawClient(port: server.port)
        _ = try idle.get("/")
        server.stop()
        server.stop()
        #expect(throws: RawClient.Failure.notConnected(errno: ECONNREFUSED)) {
            try RawClient(port: server.port)
        }
        #expect(idle.readToEnd() == "")
        try MicroHTTPServer.start { $0.port = server.port }.stop()
    }

    @Test func finishesARunningRequestWhenItStops() throws {
        let responder = RecordingResponder {
            HTTPResponse(status: 200, body: $0.body, delay: .milliseconds(50))
        }
        let server = try MicroHTTPServer.start(responder)
        let client = try RawClient(port: server.port)
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\ndone")
        #expect(eventually { responder.requests.count == 1 })
        server.stop()
        let response = try client.readResponse()
        #expect(response.body == "done")
        #expect(response.values(of: "Connection").map { $0.lowercased() } == ["close"])
        #expect(server.openRequestCount == 0)
    }

    @Test func cutsARequestThatOutlastsTheStop() throws {
        let responder = RecordingResponder { _ in HTTPResponse(status: 200, delay: .seconds(300)) }
        let server = try MicroHTTPServer.start(responder) { $0.stopTimeout = .zero }
        let client = try RawClient(port: server.port)
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(eventually { responder.requests.count == 1 })
        server.stop()
        #expect(client.readToEnd() == "")
        #expect(server.openRequestCount == 0)
    }

    @Test func stopsFromManyTasksAtOnce() async throws {
        let server = try MicroHTTPServer.start()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { server.stop() } }
        }
        #expect(throws: RawClient.Failure.notConnected(errno: ECONNREFUSED)) {
            try RawClient(port: server.port)
        }
    }

    /// The threads must not trip over the stop: what they are doing at that moment is anything.
    @Test func stopsWhileClientsComeAndGo() async throws {
        for _ in 0..<100 {
            let server = try MicroHTTPServer.start { $0.threads = 4 }
            async let client: Void = {
                for _ in 0..<200 {
                    guard let client = try? RawClient(port: server.port) else { return }
                    _ = try? client.get("/")
                }
            }()
            _ = try RawClient(port: server.port).get("/")
            server.stop()
            await client
            #expect(server.openRequestCount == 0)
        }
    }

    @Test(arguments: [1, 3])
    func servesWithAnyNumberOfThreads(threads: Int) throws {
        let server = try MicroHTTPServer.start { $0.threads = threads }
        defer { server.stop() }
        #expect(try RawClient(port: server.port).post("/", "a").body == "a")
    }

    /// Whether this machine's loopback has an IPv6 address to bind.
    private static let hasIPv6Loopback: Bool = {
        let probe = socket(AF_INET6, CInt(SOCK_STREAM.rawValue), 0)
        defer { close(probe) }
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_addr = in6addr_loopback
        return withUnsafePointer(to: &address) { pointer in
            let size = socklen_t(MemoryLayout<sockaddr_in6>.size)
            return pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(probe, $0, size) == 0
            }
        }
    }()
}
