import HTTPModel
import MicroHTTPServer
import RawHTTP
import Testing

/// How a responder's answer goes out.
struct ResponseTests {
    /// The answer to a GET when the responder gives `response`.
    private func delivered(_ response: HTTPResponse) throws -> RawClient.Response {
        let server = try MicroHTTPServer.start(RecordingResponder { _ in response })
        defer { server.stop() }
        return try RawClient(port: server.port).get("/")
    }

    @Test func keepsTheOrderAndTheDuplicatesOfFields() throws {
        let response = try delivered(
            HTTPResponse(
                status: 200, fields: ["Set-Cookie": "a=1", "X-B": "2", "Set-Cookie": "c=3", "X-Empty": ""]))
        let sent = response.fields.filter { !["Date", "Content-Length"].contains($0.name) }
        #expect(sent.map(\.name) == ["Set-Cookie", "X-B", "Set-Cookie", "X-Empty"])
        #expect(sent.map(\.value) == ["a=1", "2", "c=3", ""])
    }

    @Test func framesTheBodyByItself() throws {
        let response = try delivered(
            HTTPResponse(
                status: 200, fields: ["content-length": "99", "Transfer-Encoding": "chunked"],
                body: Array("ab".utf8)))
        #expect(response.values(of: "Content-Length") == ["2"])
        #expect(response.values(of: "Transfer-Encoding") == [])
        #expect(response.body == "ab")
    }

    @Test(arguments: [204, 304])
    func sendsStatusesWithoutBody(status: Int) throws {
        let server = try MicroHTTPServer.start(RecordingResponder { _ in HTTPResponse(status: status) })
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        #expect(try client.get("/").status == status)
        #expect(try client.get("/").status == status)
    }

    @Test func sendsHeadTheFieldsWithoutTheBody() throws {
        let server = try MicroHTTPServer.start(
            RecordingResponder { HTTPResponse(status: 200, body: Array($0.method.rawValue.utf8)) })
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        let response = try client.exchange("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", toHead: true)
        #expect(response.values(of: "Content-Length") == ["4"])
        #expect(try client.get("/").body == "GET")
    }

    @Test(arguments: [
        ("X-A", "a\r\nX-B: b"), ("X-A", "a\nb"), ("X-A", "a\0b"), ("X A", "a"), ("", "a"), ("X:A", "a"),
    ])
    func answers500ForAFieldThatCannotBeSent(name: String, value: String) throws {
        let response = try delivered(HTTPResponse(status: 200, fields: [name: value]))
        #expect(response.status == 500)
        #expect(
            response.body
                == #"{"title":"the response cannot be sent","status":500,"detail":"the header field '\#(name)' has "#
                + #"a name that is not a token or a value with a line break or another control character"}"#
        )
    }

    @Test(arguments: [-1, 0, 100, 199, 1000])
    func answers500ForAStatusThatCannotBeSent(status: Int) throws {
        let response = try delivered(HTTPResponse(status: status))
        #expect(response.status == 500)
        #expect(
            response.body
                == #"{"title":"the response cannot be sent","status":500,"detail":"the status is \#(status), "#
                + #"expected 200 to 999"}"#)
    }

    @Test(arguments: [Duration.zero, .milliseconds(1)])
    func closesTheConnectionWithoutAByteForAnEmptyResponse(delay: Duration) throws {
        let responder = RecordingResponder { _ in
            HTTPResponse(status: 200, delay: delay, fault: .emptyResponse)
        }
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.readToEnd() == "")
        #expect(responder.requests.count == 1)
        #expect(eventually { server.openRequestCount == 0 })
    }
}
