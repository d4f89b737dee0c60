import HTTPModel
import MicroHTTPServer
import RawHTTP
import Testing

/// How large a head may be: always one well-formed answer, and never silence.
struct HeadLimitTests {
    /// Fields of so many bytes together that the head has `size`.
    private static func head(of size: Int) -> String {
        let start = "GET / HTTP/1.1\r\nHost: a\r\nX-A: "
        return start + String(repeating: "x", count: size - start.utf8.count - 4) + "\r\n\r\n"
    }

    private static func problem(_ title: String, _ status: Int, _ detail: String) -> String {
        #"{"title":"\#(title)","status":\#(status),"detail":"\#(detail)"}"#
    }

    /// What the server answers to `request`, and nothing else, before it closes.
    private func refusal(of request: String, _ server: MicroHTTPServer) throws -> RawClient.Response {
        let client = try RawClient(port: server.port)
        let response = try client.exchange(request)
        #expect(client.readToEnd() == "")
        #expect(response.values(of: "Connection") == ["close"])
        #expect(response.values(of: "Content-Type") == ["application/problem+json"])
        return response
    }

    @Test(arguments: [16384, 100_000]) func takesAHeadOfExactlyTheLimit(limit: Int) throws {
        let server = try MicroHTTPServer.start { $0.maxHeadBytes = limit }
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        for _ in 0..<2 { #expect(try client.exchange(Self.head(of: limit)).status == 200) }
    }

    @Test(arguments: [16384, 100_000]) func refusesAHeadOverTheLimit(limit: Int) throws {
        let responder = RecordingResponder()
        let server = try MicroHTTPServer.start(responder) { $0.maxHeadBytes = limit }
        defer { server.stop() }
        let response = try refusal(of: Self.head(of: limit + 1), server)
        #expect(response.status == 431)
        #expect(
            response.body
                == Self.problem(
                    "the request head is too large", 431,
                    "the request head is larger than the limit of \(limit) bytes; raise it with '--max-head'")
        )
        #expect(responder.requests == [])
        #expect(eventually { server.openRequestCount == 0 })
    }

    @Test func refusesATargetOverTheLimit() throws {
        let server = try MicroHTTPServer.start()
        defer { server.stop() }
        let path = "/" + String(repeating: "x", count: 16384)
        let response = try refusal(of: "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n", server)
        #expect(response.status == 414)
        #expect(
            response.body
                == Self.problem(
                    "the request target is too long", 414,
                    "the request target is longer than the limit of 16384 bytes; raise it with '--max-head'"))
    }

    /// With 0.9.75 as it is, 300 parameters or 16 KiB of cookies were answered with silence, or with two heads.
    @Test(arguments: ["Cookie: ", "X-A: a\r\nCookie: b=c\r\nCookie: "])
    func takesAnyNumberOfParametersAndCookies(name: String) throws {
        let responder = RecordingResponder()
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        for count in [1, 230, 2000] {
            let query = String(repeating: "a&", count: count)
            let cookies = String(repeating: "a;", count: count)
            let response = try client.exchange(
                "GET /?\(query) HTTP/1.1\r\nHost: a\r\n\(name)\(cookies)\r\n\r\n")
            #expect(response.status == 200)
            #expect(responder.requests.last?.target.query == query)
            #expect(responder.requests.last?.fields.values(of: "Cookie").last == cookies)
            #expect(
                responder.requests.last?.fields.values(of: "Cookie").count == (name.contains("b=c") ? 2 : 1)
            )
        }
    }

    @Test func refusesMoreFieldsThanTheLimit() throws {
        let responder = RecordingResponder()
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        let fields = String(repeating: "a:b\r\n", count: 127)
        #expect(
            try RawClient(port: server.port).exchange("GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n").status
                == 200)
        #expect(responder.requests.last?.fields.fields.count == 128)
        let response = try refusal(of: "GET / HTTP/1.1\r\nHost: a\r\na:b\r\n\(fields)\r\n", server)
        #expect(response.status == 431)
        #expect(
            response.body
                == Self.problem(
                    "the request head is too large", 431,
                    "the request head has more than 128 fields, one for each 128 bytes of '--max-head'; raise that"
                ))
    }

    /// Beyond the memory that libmicrohttpd has for a connection it answers by itself, with a page of its own.
    @Test(arguments: [
        "GET /\(String(repeating: "x", count: 200_000)) HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX-A: \(String(repeating: "x", count: 200_000))\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nCookie: \(String(repeating: "x;", count: 100_000))\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "a:b\r\n", count: 20_000))\r\n",
    ])
    func answersAHugeHeadWithOneHead(request: String) throws {
        let server = try MicroHTTPServer.start()
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        client.send(request)
        let received = client.readToEnd()
        #expect(["414", "431"].contains { received.hasPrefix("HTTP/1.1 \($0) ") })
        #expect(received.components(of: "HTTP/1.1 ") == 1)
        #expect(eventually { server.openRequestCount == 0 })
    }

    @Test func answers500ForAResponseHeadThatClientsDoNotTake() throws {
        let responder = RecordingResponder { request in
            HTTPResponse(
                status: 200,
                fields: ["X-A": String(repeating: "x", count: Int(request.target.path.dropFirst()) ?? 0)])
        }
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        // Because requests that follow take from the same memory, the largest head must leave even then.
        let following = String(repeating: "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n", count: 2000)
        let largest = 8192 - 160 - "X-A: \r\n".utf8.count
        client.send("GET /\(largest) HTTP/1.1\r\nHost: a\r\n\r\n" + following)
        #expect(try client.readResponse().values(of: "X-A").first?.utf8.count == largest)
        for _ in 0..<2000 { #expect(try client.readResponse().status == 200) }
        let response = try client.get("/\(largest + 1)")
        #expect(response.status == 500)
        #expect(
            response.body
                == Self.problem(
                    "the response cannot be sent", 500,
                    "its head has 8193 bytes, and the limit is 8192, half of '--max-head'; raise that"))
    }
}

extension String {
    /// How often `part` is in it.
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
