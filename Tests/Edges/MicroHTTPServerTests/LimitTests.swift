import HTTPModel
import MicroHTTPServer
import RawHTTP
import Testing

/// What the server refuses by itself.
struct LimitTests {
    private static let tooLarge =
        #"{"title":"the request body is too large","status":413,"detail":"the request body is larger than the limit "#
        + #"of 10 bytes; raise it with '--max-body'"}"#

    private func start(_ responder: RecordingResponder = RecordingResponder()) throws
        -> MicroHTTPServer
    {
        try MicroHTTPServer.start(responder) { $0.maxBodyBytes = 10 }
    }

    @Test func takesABodyOfExactlyTheLimit() throws {
        let server = try start()
        defer { server.stop() }
        #expect(try RawClient(port: server.port).post("/", "0123456789").body == "0123456789")
    }

    @Test func refusesABodyWhoseLengthIsOverTheLimit() throws {
        let responder = RecordingResponder()
        let server = try start(responder)
        defer { server.stop() }
        let response = try RawClient(port: server.port).post("/", "0123456789!")
        #expect(response.status == 413)
        #expect(response.body == Self.tooLarge)
        #expect(responder.requests == [])
    }

    @Test func refusesAChunkedBodyThatGrowsOverTheLimit() throws {
        let responder = RecordingResponder()
        let server = try start(responder)
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        let response = try client.exchange("8\r\n01234567\r\n8\r\n01234567\r\n0\r\n\r\n")
        #expect(response.status == 413)
        #expect(response.body == Self.tooLarge)
        #expect(responder.requests == [])
    }

    @Test func refusesBeforeTheBodyWhenTheClientWaits() throws {
        let server = try start()
        defer { server.stop() }
        let response = try RawClient(port: server.port).exchange(
            "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n")
        #expect(response.status == 413)
    }

    @Test(arguments: ["POST", "HEAD"]) func refusesAnAnnouncedLengthThatNeverComes(method: String)
        throws
    {
        let responder = RecordingResponder()
        let server = try start(responder)
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        let response = try client.exchange(
            "\(method) / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n", toHead: method == "HEAD")
        #expect(response.status == 413)
        #expect(response.body == (method == "HEAD" ? "" : Self.tooLarge))
        #expect(response.values(of: "Content-Length") == ["\(Self.tooLarge.utf8.count)"])
        #expect(response.values(of: "Content-Type") == ["application/problem+json"])
        #expect(response.values(of: "Connection") == ["close"])
        #expect(response.values(of: "Date").first?.hasSuffix(" GMT") == true)
        #expect(eventually { server.openRequestCount == 0 })
        client.send("0123456789!")
        #expect(client.readToEnd() == "")
        #expect(responder.requests == [])
    }

    @Test func readsWhatItRefusedSoThatTheClientSeesTheAnswer() throws {
        let server = try start()
        defer { server.stop() }
        for _ in 0..<20 {
            let response = try RawClient(port: server.port).post(
                "/", String(repeating: "x", count: 4 << 20))
            #expect(response.status == 413)
        }
    }

    @Test func refusesTheSecondRequestOfAConnection() throws {
        let server = try start()
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        #expect(try client.post("/", "first").body == "first")
        let response = try client.exchange("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n")
        #expect(response.body == Self.tooLarge)
        client.close()
        #expect(try RawClient(port: server.port).post("/", "next").body == "next")
        #expect(eventually { server.openRequestCount == 0 })
    }

    @Test(arguments: ["99999999999", "9223372036854775807"])
    func refusesAHugeLengthWithoutWaitingForTheBody(length: String) throws {
        let server = try start()
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        let response = try client.exchange(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(length)\r\n\r\n")
        #expect(response.status == 413)
        #expect(response.body == Self.tooLarge)
    }

    @Test func endsAConnectionWhoseChunkedBodyNeverEnds() throws {
        let server = try start()
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        let chunk = "100000\r\n" + String(repeating: "x", count: 1 << 20) + "\r\n"
        #expect((0..<200).contains { _ in !client.send(chunk) })
        #expect(eventually { server.openRequestCount == 0 })
    }

    @Test func letsConnectionsOverTheLimitWaitForAnotherToEnd() throws {
        let responder = RecordingResponder()
        let server = try MicroHTTPServer.start(responder) { ($0.threads, $0.connectionLimit) = (4, 1) }
        defer { server.stop() }
        let first = try RawClient(port: server.port)
        _ = try first.get("/first")
        let second = try RawClient(port: server.port)
        second.send("GET /second HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try first.get("/first")
        first.close()
        #expect(try second.readResponse().status == 200)
        #expect(responder.requests.map(\.target.path) == ["/first", "/first", "/second"])
    }

    /// With 0.9.75 as it is, a thread that gets more than its share of the limit stops for ever.
    @Test func goesOnWhenManyConnectionsTakeThePlaceOfOthersAtOnce() throws {
        for _ in 0..<100 {
            let server = try MicroHTTPServer.start { $0.connectionLimit = 8 }
            defer { server.stop() }
            let clients = try (0..<24).map { _ in try RawClient(port: server.port) }
            for client in clients { client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
            for wave in [0..<8, 8..<16, 16..<24] {
                for client in clients[wave] { #expect(try client.readResponse().status == 200) }
                for client in clients[wave] { client.abort() }
            }
        }
    }
}
