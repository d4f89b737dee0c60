import HTTPModel
import MicroHTTPServer
import RawHTTP
import Testing

/// Heads that RFC 9112 lets nobody answer as if they were right.
struct FramingTests {
    @Test(arguments: [
        (
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde", 400,
            "the 'Content-Length' field '3, 5' is not one number (RFC 9112 §6.3)"
        ),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: abc\r\n\r\nabc", 400,
            "the 'Content-Length' field 'abc' is not one number (RFC 9112 §6.3)"
        ),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\nabc", 400,
            "the 'Content-Length' field '-1' is not one number (RFC 9112 §6.3)"
        ),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\nabc", 400,
            "the 'Content-Length' field '3, 3' is not one number (RFC 9112 §6.3)"
        ),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\nabc", 400,
            "the 'Content-Length' field '99999999999999999999999' is not one number (RFC 9112 §6.3)"
        ),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3 \r\n\r\nabc", 400,
            "the 'Content-Length' field '3 ' is not one number (RFC 9112 §6.3)"
        ),
        ("GET / HTTP/1.1\r\nHost: a\r\nnothing\r\n\r\n", 400, "a line of the head has no colon (RFC 9112 §5)"),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length : 3\r\n\r\nabc", 400,
            "the field name 'Content-Length ' is not a token; no space may stand before the colon (RFC 9112 §5.1)"
        ),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\nabc", 501,
            "the transfer coding 'gzip' is not known; expected 'chunked' (RFC 9112 §6.1)"
        ),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501,
            "the transfer coding 'gzip' is not known; expected 'chunked' (RFC 9112 §6.1)"
        ),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400,
            "the transfer codings 'chunked, chunked' do not end with one 'chunked' (RFC 9112 §6.3)"
        ),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked \r\n\r\n0\r\n\r\n", 400,
            "a space stands behind the transfer coding, which this server does not take"
        ),
        (
            "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
            "a request of HTTP/1.0 has a 'Transfer-Encoding' field (RFC 9112 §6.1)"
        ),
        ("GET / HTTP/1.1\r\n\r\n", 400, "found no 'Host' field, expected one (RFC 9112 §3.2)"),
        (
            "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400,
            "found 2 'Host' fields, expected one (RFC 9112 §3.2)"
        ),
        (
            "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400,
            "the 'Host' field 'a b' is not a host with an optional port (RFC 9112 §3.2)"
        ),
        (
            "GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 400,
            "a line of the head has a NUL byte, has no field name or continues the line before (RFC 9112 §5)"
        ),
        (
            "GET / HTTP/1.1\r\nHost: a\r\nX: \0b\r\nY: c\r\n\r\n", 400,
            "a line of the head has a NUL byte, has no field name or continues the line before (RFC 9112 §5)"
        ),
        (
            "GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\nY: c\r\n\r\n", 400,
            "a line of the head has a NUL byte, has no field name or continues the line before (RFC 9112 §5)"
        ),
        (
            "GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n\tb\r\n\r\n", 400,
            "a line of the head has a NUL byte, has no field name or continues the line before (RFC 9112 §5)"
        ),
        (
            "GET / HTTP/1.1\r\n X: a\r\nHost: a\r\n\r\n", 400,
            "the field name ' X' is not a token; no space may stand before the colon (RFC 9112 §5.1)"
        ),
        (
            "GET / HTTP/1.1\r\nHost: a\r\n: a\r\n\r\n", 400,
            "a line of the head has a NUL byte, has no field name or continues the line before (RFC 9112 §5)"
        ),
        (
            "GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n", 400,
            "the field 'X' has a carriage return in its value (RFC 9110 §5.5)"
        ),
        (
            "GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", 400,
            "the request line is not a method, a target and a version with one space between them (RFC 9112 §3)"
        ),
        (
            "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400,
            "the request line is not a method, a target and a version with one space between them (RFC 9112 §3)"
        ),
        (
            "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400,
            "the request line is not a method, a target and a version with one space between them (RFC 9112 §3)"
        ),
        (
            "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400,
            "the request line is not a method, a target and a version with one space between them (RFC 9112 §3)"
        ),
        (
            "GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400,
            "the target is neither a path nor a URL; '*' is for OPTIONS, and an authority for CONNECT (RFC 9112 §3.2)"
        ),
        (
            "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400,
            "the target is neither a path nor a URL; '*' is for OPTIONS, and an authority for CONNECT (RFC 9112 §3.2)"
        ),
    ])
    func refuses(request: String, status: Int, detail: String) throws {
        let responder = RecordingResponder()
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        // Because what is right before it must not make it pass.
        _ = try client.get("/")
        let response = try client.exchange(request)
        #expect(response.status == status)
        #expect(
            response.body
                == #"{"title":"the request head is malformed","status":\#(status),"detail":"\#(detail)"}"#)
        #expect(client.readToEnd() == "")
        client.close()
        #expect(responder.requests.count == 1)
        #expect(eventually { server.openRequestCount == 0 })
    }

    @Test func refusesTheSameHeadAgain() throws {
        let server = try MicroHTTPServer.start { $0.threads = 1 }
        defer { server.stop() }
        for _ in 0..<3 {
            let response = try RawClient(port: server.port).exchange(
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")
            #expect(response.status == 400)
        }
    }

    @Test func closesAfterARequestWithTwoLengths() throws {
        let server = try MicroHTTPServer.start()
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        let response = try client.exchange(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
        )
        #expect(response.body == "abc")
        #expect(response.values(of: "Connection").map { $0.lowercased() } == ["close"])
        #expect(client.readToEnd() == "")
    }

    @Test func takesTheSameLengthTwice() throws {
        let server = try MicroHTTPServer.start()
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        let fields = "Host: a\r\nContent-Length: 3\r\nContent-Length: 3"
        #expect(try client.exchange("POST / HTTP/1.1\r\n\(fields)\r\n\r\nabc").body == "abc")
        #expect(try client.post("/", "next").body == "next")
    }

    @Test func takesTheHostOfATargetInAbsoluteForm() throws {
        let responder = RecordingResponder()
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        _ = try RawClient(port: server.port).get("http://shop.localhost:8080/a?b")
        #expect(responder.requests.map(\.target) == [RequestTarget(path: "/a", query: "b")])
        #expect(responder.requests.map(\.fields) == [["Host": "shop.localhost:8080"]])
    }

    @Test func takesWhatIsUnusualButAllowed() throws {
        let responder = RecordingResponder()
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        #expect(try client.exchange("GET / HTTP/1.1\nHost:a\nX-A: \t b \t\n\n").status == 200)
        #expect(
            try client.exchange("\r\nOPTIONS * HTTP/1.1\r\nHost:\r\nX!#$%&'*+-.^_`|~: ä\r\n\r\n").status
                == 200)
        #expect(
            try client.exchange("GET / HTTP/1.1\r\nHost: [::1]:80\r\nX-B: a\tb\r\n\r\n").status == 200)
        #expect(try client.exchange("GET / HTTP/1.0\r\n\r\n").status == 200)
        #expect(
            responder.requests.map(\.fields) == [
                ["Host": "a", "X-A": "b"], ["Host": "", "X!#$%&'*+-.^_`|~": "ä"],
                ["Host": "[::1]:80", "X-B": "a\tb"], [:],
            ])
    }

    @Test(arguments: [
        "xyz\r\nabc\r\n0\r\n\r\n", "3\r\nabcde\r\n0\r\n\r\n", "3\r\nabc\r\n0\r\nnothing\r\n\r\n",
        "3;\(String(repeating: "x", count: 100_000))\r\nabc\r\n0\r\n\r\n", "-1\r\n", " 3\r\nabc\r\n",
    ])
    func refusesABrokenChunk(body: String) throws {
        let responder = RecordingResponder()
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        let response = try client.exchange(
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(body)")
        #expect(response.status == 400)
        #expect(
            response.body.hasPrefix(#"{"title":"the request body is malformed","status":400,"detail":"the chunked "#))
        #expect(client.readToEnd() == "")
        #expect(responder.requests == [])
        #expect(eventually { server.openRequestCount == 0 })
    }

    /// Whose head is wrong is known by its length, even while others are read by the same thread.
    @Test func refusesAWrongLengthWhileOtherHeadsAreBeingRead() throws {
        let server = try MicroHTTPServer.start { $0.threads = 1 }
        defer { server.stop() }
        let others = try (0..<3).map { _ in try RawClient(port: server.port) }
        for other in others { other.send("GET / HTTP/1.1\r\nHost: a\r\n") }
        #expect(eventually { server.openRequestCount == 3 })
        let client = try RawClient(port: server.port)
        #expect(try client.exchange("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n").status == 400)
        #expect(client.readToEnd() == "")
        for other in others { #expect(try other.exchange("\r\n").status == 200) }
    }

    /// Heads with wrong lengths are all refused when the first of them is at its end.
    @Test func refusesWrongLengthsOfSeveralHeadsThatAreBeingRead() throws {
        let server = try MicroHTTPServer.start { $0.threads = 1 }
        defer { server.stop() }
        let others = try (0..<3).map { _ in try RawClient(port: server.port) }
        for other in others { other.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\nX: a\r\n") }
        #expect(eventually { server.openRequestCount == 3 })
        let client = try RawClient(port: server.port)
        #expect(try client.exchange("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n").status == 400)
        #expect(client.readToEnd() == "")
        for other in others {
            #expect(try other.exchange("\r\n").status == 400)
            #expect(other.readToEnd() == "")
        }
    }

    /// Whose body is wrong is known by the memory that it took, even while others are read by the same thread.
    @Test func refusesALineWithoutEndWhileOtherBodiesAreBeingRead() throws {
        let server = try MicroHTTPServer.start { $0.threads = 1 }
        defer { server.stop() }
        let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        let others = try (0..<3).map { _ in try RawClient(port: server.port) }
        for other in others { other.send("\(head)3\r\nabc\r\n") }
        #expect(eventually { server.openRequestCount == 3 })
        for _ in 0..<2 {
            let client = try RawClient(port: server.port)
            let response = try client.exchange("\(head)3;\(String(repeating: "x", count: 100_000))")
            #expect(response.status == 400)
            #expect(response.body.hasPrefix(#"{"title":"the request body is malformed","status":400,"#))
            #expect(client.readToEnd() == "")
        }
        for other in others { #expect(try other.exchange("0\r\n\r\n").body == "abc") }
    }

    @Test func refusesAHeadThatTakesAllMemoryWhileOtherHeadsAreBeingRead() throws {
        let server = try MicroHTTPServer.start { $0.threads = 1 }
        defer { server.stop() }
        let others = try (0..<3).map { _ in try RawClient(port: server.port) }
        for other in others { other.send("GET / HTTP/1.1\r\nHost: a\r\n") }
        #expect(eventually { server.openRequestCount == 3 })
        for _ in 0..<2 {
            let client = try RawClient(port: server.port)
            let response = try client.exchange(
                "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "x", count: 100_000))\r\n\r\n")
            #expect(response.status == 431)
            #expect(response.body.hasPrefix(#"{"title":"the request head is too large","status":431,"#))
            #expect(client.readToEnd() == "")
        }
        for other in others { #expect(try other.exchange("\r\n").status == 200) }
    }
}
