import HTTPModel
import MicroHTTPServer
import RawHTTP
import Testing

/// What of a request reaches the responder.
struct RequestTests {
    @Test func keepsTheTargetAsItWasSent() throws {
        let responder = RecordingResponder()
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        for target in ["/a%2Fb?x=%20", "/a/b?", "/a?b?c=%26&c=d+e", "/%zz//"] {
            _ = try client.get(target)
        }
        #expect(responder.requests.map(\.target.path) == ["/a%2Fb", "/a/b", "/a", "/%zz//"])
        #expect(responder.requests.map(\.target.query) == ["x=%20", "", "b?c=%26&c=d+e", nil])
    }

    @Test func anExpectationWithoutABodyDoesNotDisturbTheNextRequest() throws {
        let responder = RecordingResponder()
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        let first = "PUT /1 HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 0\r\n\r\n"
        client.send(first + "GET /2 HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try (0..<3).map { _ in try client.readResponse().status } == [100, 200, 200])
        #expect(responder.requests.map(\.target.path) == ["/1", "/2"])
    }

    @Test func reducesATargetInAbsoluteFormToItsPath() throws {
        let responder = RecordingResponder()
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        _ = try RawClient(port: server.port).get("http://example.com/a?b")
        #expect(responder.requests.map(\.target) == [RequestTarget(path: "/a", query: "b")])
    }

    @Test func keepsTheOrderAndTheDuplicatesOfFields() throws {
        let responder = RecordingResponder()
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        let fields = "Host: a\r\nX-B: 1\r\nx-a: 2\r\nX-B: 3\r\nX-Empty:\r\nCookie: c=d\r\n"
        _ = try RawClient(port: server.port).exchange("GET / HTTP/1.1\r\n\(fields)\r\n")
        let expected: HTTPFields = [
            "Host": "a", "X-B": "1", "x-a": "2", "X-B": "3", "X-Empty": "", "Cookie": "c=d",
        ]
        #expect(responder.requests.map(\.fields) == [expected])
    }

    /// A thread uses the texts of the last head again; each of these differs from that before it in one thing or none.
    @Test func takesNothingFromTheHeadBeforeThatIsNotTheSame() throws {
        let responder = RecordingResponder()
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        let value = String(repeating: "long ", count: 8) + "end"
        let heads: [(target: String, fields: [(String, String)])] = [
            ("/first/of/all?a=b", [("Host", "a"), ("X-Value", value), ("X-Empty", "")]),
            ("/first/of/all?a=b", [("Host", "a"), ("X-Value", value), ("X-Empty", "")]),
            ("/first/of/all?a=c", [("Host", "a"), ("X-Value", value), ("X-Empty", "")]),
            ("/first/of/all", [("Host", "a"), ("X-Value", value + "!"), ("X-Empty", "")]),
            ("/first/of/al", [("Host", "a"), ("x-value", value + "!"), ("X-Empty", "")]),
            ("/first/of/al", [("Host", "a"), ("x-value", value + "?"), ("X-Empty", "no")]),
            (
                "/first/of/al",
                [("Host", "a"), ("x-value", value + "?"), ("X-Empty", "no"), ("X-More", "1")]
            ),
            ("/first/of/al", [("Host", "a"), ("x-value", value + "?")]),
            ("/first/of/al", [("Host", "a"), ("X-More", "1"), ("x-value", value + "?")]),
            ("/first/of/al", [("Host", "a")]),
            ("/first/of/al", [("Host", "a"), ("X-Accent", "\u{E9}")]),
            ("/first/of/al", [("Host", "a"), ("X-Accent", "e\u{301}")]),
            ("/", [("Host", "a")]),
        ]
        for head in heads {
            let fields = head.fields.map { "\($0): \($1)\r\n" }.joined()
            _ = try client.exchange("GET \(head.target) HTTP/1.1\r\n\(fields)\r\n")
        }
        #expect(responder.requests.map(\.target) == heads.map { RequestTarget($0.target) })
        #expect(responder.requests.map(\.fields) == heads.map { HTTPFields($0.fields) })
    }

    @Test func keepsMethodsThatNoSpecificationNames() throws {
        let responder = RecordingResponder()
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        _ = try RawClient(port: server.port).exchange("purge / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(responder.requests.map(\.method) == [HTTPMethod("purge")])
    }

    @Test func joinsTheChunksOfABody() throws {
        let server = try MicroHTTPServer.start()
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
        let response = try client.exchange("1;ext=1\r\n \r\n5\r\nworld\r\n0\r\nTrailer: x\r\n\r\n")
        #expect(response.body == "hello world")
    }

    @Test func takesABodyOfManyPieces() throws {
        let server = try MicroHTTPServer.start()
        defer { server.stop() }
        let body = (0..<100_000).map(String.init).joined(separator: ",")
        #expect(try RawClient(port: server.port).post("/", body).body == body)
    }

    @Test func invitesTheBodyOfAClientThatWaits() throws {
        let server = try MicroHTTPServer.start()
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        let interim = try client.exchange(
            "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        #expect(interim.status == 100)
        #expect(try client.exchange("ok").body == "ok")
    }
}
