import CurlClient
import HTTPModel
import Testing

/// What comes back.
@Suite struct CurlResponseTests {
    private func respond(
        _ answer: RawServer.Answer, to method: HTTPMethod = .get, options: CurlTransport.Options = .direct
    ) throws -> HTTPResponse {
        let server = RawServer.start(answer)
        defer { server.stop() }
        return try send(HTTPRequest(method, RequestTarget("/")), to: server.baseURL, options: options)
    }

    @Test func keepsFieldsInOrderWithDuplicates() throws {
        let response = try respond(
            .text("HTTP/1.1 207 Odd\r\nb: 1\r\nA: 2\r\nB:  3 \r\nEmpty:\r\nContent-Length: 0\r\n\r\n"))
        #expect(response.status == 207)
        #expect(response.fields == ["b": "1", "A": "2", "B": "3", "Empty": "", "Content-Length": "0"])
        #expect(response.body.isEmpty)
    }

    @Test func takesFieldsOfTheFinalResponseOnly() throws {
        let response = try respond(
            .text(
                "HTTP/1.1 100 Continue\r\nInterim: 1\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                    + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nLast: 1\r\n\r\n"
                    + "2\r\nab\r\n1\r\nc\r\n0\r\nTrailer: 1\r\n\r\n"
            ))
        #expect(response.status == 200)
        #expect(response.fields == ["Transfer-Encoding": "chunked", "Last": "1"])
        #expect(response.body == Array("abc".utf8))
    }

    @Test func keepsBodyAsItCame() throws {
        let body: [UInt8] = [0, 255, 13, 10, 0x1F, 0x8B]
        let head = Array("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 6\r\n\r\n".utf8)
        #expect(try respond(.bytes(head + body)).body == body)
    }

    @Test func readsBodyUntilTheConnectionCloses() throws {
        #expect(try respond(.textAndClose("HTTP/1.0 200 OK\r\n\r\nabc")).body == Array("abc".utf8))
    }

    @Test func takesNoBodyFromHead() throws {
        let response = try respond(.text("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"), to: .head)
        #expect(response.fields["Content-Length"] == "500")
        #expect(response.body.isEmpty)
    }

    @Test func followsNoRedirect() throws {
        let response = try respond(.text("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"))
        #expect(response.status == 302)
        #expect(response.fields["location"] == "/elsewhere")
    }

    @Test func readsFieldsThatAreNotUTF8OneCharacterAByte() throws {
        let bytes =
            Array("HTTP/1.1 200 OK\r\nX: caf".utf8) + [0xE9] + Array("\r\nY: é\r\nContent-Length: 0\r\n\r\n".utf8)
        let response = try respond(.bytes(bytes))
        #expect(response.fields["X"] == "café")
        #expect(response.fields["Y"] == "é")
    }

    @Test func takesBodyAsLongAsTheLimit() throws {
        var options = CurlTransport.Options.direct
        options.maxResponseBytes = 5
        #expect(
            try respond(.text("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n12345"), options: options).body.count == 5)
    }

    @Test func callsNoErrorStatusAFailure() throws {
        #expect(try respond(.text("HTTP/1.1 500 No\r\nContent-Length: 1\r\n\r\nx")).body == Array("x".utf8))
    }
}
