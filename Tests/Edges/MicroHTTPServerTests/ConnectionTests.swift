import HTTPModel
import MicroHTTPServer
import RawHTTP
import Testing

/// How requests share connections and threads.
struct ConnectionTests {
    @Test func twoRequestsShareOneConnection() throws {
        let server = try MicroHTTPServer.start()
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        let first = try client.post("/", "one")
        #expect(first.values(of: "Connection") == [])
        #expect(first.body == "one")
        #expect(try client.post("/", "two").body == "two")
    }

    @Test func answersPipelinedRequestsInOrder() throws {
        let server = try MicroHTTPServer.start()
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        client.send(
            (0..<20).map { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n\($0 + 10)" }.joined())
        #expect(try (0..<20).map { _ in try client.readResponse().body } == (10..<30).map(String.init))
    }

    @Test func forgetsRequestsWhoseConnectionsBreak() throws {
        let server = try MicroHTTPServer.start()
        defer { server.stop() }
        let beginnings = [
            "POST / HTTP/1.1\r\nHost: a\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n12345",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n123",
        ]
        let clients = try beginnings.map { text in
            let client = try RawClient(port: server.port)
            client.send(text)
            return client
        }
        #expect(eventually { server.openRequestCount == beginnings.count })
        for client in clients { client.close() }
        #expect(eventually { server.openRequestCount == 0 })
    }

    /// With 0.9.75 as it is, an end that comes with the last bytes goes unseen for as long as a connection may be silent.
    @Test(arguments: ["GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost:"])
    func seesTheEndOfAClientThatComesWithItsRequest(text: String) throws {
        let server = try MicroHTTPServer.start { $0.requestTimeout = .seconds(1) }
        defer { server.stop() }
        let start = ContinuousClock.now
        for _ in 0..<20 {
            let client = try RawClient(port: server.port)
            client.send(text)
            client.endSending()
            let received = client.readToEnd()
            #expect(received.isEmpty == text.hasSuffix("Host:"))
        }
        #expect(start.duration(to: .now) < .seconds(10))
        #expect(eventually { server.openRequestCount == 0 })
    }

    @Test func aDelayHoldsUpNoOtherRequestOfItsThread() throws {
        let responder = RecordingResponder { request in
            HTTPResponse(status: 200, delay: request.target.path == "/slow" ? .seconds(300) : .zero)
        }
        let server = try MicroHTTPServer.start(responder) {
            $0.threads = 1
            $0.stopTimeout = .zero
        }
        defer { server.stop() }
        let slow = try RawClient(port: server.port)
        slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(eventually { responder.requests.count == 1 })
        #expect(try RawClient(port: server.port).get("/quick").status == 200)
        #expect(!slow.hasUnreadBytes)
        #expect(eventually { server.openRequestCount == 1 })
    }

    @Test func sendsDelayedResponsesInTheOrderTheyFallDue() throws {
        let responder = RecordingResponder { request in
            let isLate = request.target.path == "/late"
            return HTTPResponse(
                status: 200, body: request.body, delay: isLate ? .seconds(300) : .milliseconds(1))
        }
        let server = try MicroHTTPServer.start(responder) { $0.stopTimeout = .zero }
        defer { server.stop() }
        let late = try RawClient(port: server.port)
        late.send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(eventually { responder.requests.count == 1 })
        let client = try RawClient(port: server.port)
        #expect(try (0..<20).map { try client.post("/", "\($0)").body } == (0..<20).map(String.init))
        #expect(!late.hasUnreadBytes)
    }

    @Test func forgetsADelayedRequestWhoseConnectionBroke() throws {
        let responder = RecordingResponder { _ in HTTPResponse(status: 200, delay: .milliseconds(20)) }
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(eventually { responder.requests.count == 1 })
        client.close()
        #expect(eventually { server.openRequestCount == 0 })
    }

    @Test func leavesNothingOpenAfterManyConcurrentRequests() async throws {
        let responder = RecordingResponder { request in
            HTTPResponse(
                status: 200, body: request.body, delay: .microseconds(request.body.count % 3 * 100))
        }
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        let port = server.port
        let answered = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try Self.load(port: port, connections: 10, rounds: 100) } }
            return try await group.reduce(0, +)
        }
        #expect(answered == 4000)
        #expect(eventually { server.openRequestCount == 0 })
    }

    /// Sends `rounds` requests over each of `connections` at once; returns how many got their own body back.
    private static func load(port: Int, connections: Int, rounds: Int) throws -> Int {
        let clients = try (0..<connections).map { _ in try RawClient(port: port) }
        var answered = 0
        for round in 0..<rounds {
            let bodies = clients.indices.map { String(repeating: "x", count: $0 + round) }
            for (client, body) in zip(clients, bodies) {
                client.send(
                    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
            }
            answered += try zip(clients, bodies).count { try $0.readResponse().body == $1 }
        }
        return answered
    }
}
