import CurlClient
import HTTPModel
import Testing

/// Every failure word for word.
@Suite struct TransportErrorMessageTests {
    private let get = HTTPRequest(.get, RequestTarget("/x?key=secret"))

    /// The failure to send `request`; the port of the place is written `PORT`.
    private func failure(
        _ request: HTTPRequest? = nil, of answer: RawServer.Answer, scheme: String = "http",
        timeout: Duration = .seconds(20), options: CurlTransport.Options = .direct
    ) -> String {
        let server = RawServer.start(answer)
        defer { server.stop() }
        let baseURL = "\(scheme)://user:secret@127.0.0.1:\(server.port)"
        return failure(request, at: baseURL, port: server.port, timeout: timeout, options: options)
    }

    private func failure(
        _ request: HTTPRequest? = nil, at baseURL: String, port: UInt16 = 0, timeout: Duration = .seconds(20),
        options: CurlTransport.Options = .direct
    ) -> String {
        do throws(TransportError) {
            let response = try send(request ?? get, to: baseURL, timeout: timeout, options: options)
            return "status \(response.status)"
        } catch {
            return "\(error.kind): \(error)".replacing(":\(port)", with: ":PORT")
        }
    }

    @Test func saysThatNothingListens() {
        let port = RawServer.unusedPort()
        #expect(
            failure(at: "http://user:secret@127.0.0.1:\(port)/a", port: port)
                == "notConnected: cannot connect to 127.0.0.1:PORT: connection refused")
    }

    @Test func saysThatAProxyDoesNotListen() {
        var options = CurlTransport.Options()
        let port = RawServer.unusedPort()
        options.proxy = "http://127.0.0.1:\(port)"
        #expect(
            failure(at: "http://api.invalid", options: options)
                == "notConnected: cannot connect to the proxy on the way to api.invalid:80: connection refused")
    }

    @Test func sendsThroughTheProxyGiven() throws {
        let server = RawServer.start(.ok)
        defer { server.stop() }
        var options = CurlTransport.Options()
        options.proxy = server.baseURL
        let response = try send(get, to: "http://api.invalid/a", options: options)
        #expect(response.status == 200)
        #expect(server.requests[0].hasPrefix("GET http://api.invalid/a/x?key=secret HTTP/1.1\r\n"))
    }

    @Test func saysThatAProxyGivesNoTunnel() {
        let server = RawServer.start(.textAndClose("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"))
        defer { server.stop() }
        var options = CurlTransport.Options()
        options.proxy = server.baseURL
        #expect(
            failure(at: "https://api.invalid", options: options)
                == "notConnected: the proxy gives no connection to api.invalid:443: CONNECT tunnel failed, response 403"
        )
    }

    @Test func saysThatANameIsUnknown() {
        #expect(failure(at: "https://nosuch.invalid") == "notConnected: cannot resolve 'nosuch.invalid'")
    }

    private static let closed =
        "interrupted: the connection to 127.0.0.1:PORT closed before the response was complete"

    @Test(arguments: [
        "", "HTTP/1.", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: 1\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    ])
    func saysThatTheConnectionClosedEarly(answer: String) {
        #expect(failure(of: .textAndClose(answer)) == Self.closed)
    }

    @Test func saysThatTheResponseIsTooLong() {
        var options = CurlTransport.Options.direct
        options.maxResponseBytes = 4
        #expect(
            failure(of: .text("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n12345"), options: options)
                == "interrupted: the response from 127.0.0.1:PORT is longer than the limit of 4 bytes")
    }

    @Test(arguments: [(Duration.milliseconds(100), "100 ms"), (.microseconds(1_050_000), "1.05 s")])
    func saysThatNoResponseCameInTime(timeout: Duration, text: String) {
        #expect(failure(of: .silence, timeout: timeout) == "timedOut: no response from 127.0.0.1:PORT within \(text)")
    }

    @Test func countsTheWholeResponseAgainstTheTimeout() {
        #expect(
            failure(
                of: .text("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n123"), timeout: .milliseconds(200))
                == "timedOut: no response from 127.0.0.1:PORT within 200 ms")
    }

    @Test(arguments: [
        ("SSH-2.0-x\r\n", "received HTTP/0.9 when not allowed"),
        ("HTTP/1.1 200 OK\r\nno colon\r\nContent-Length: 0\r\n\r\n", "header without colon"),
        ("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", "invalid Content-Length: value"),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "illegal or missing hexadecimal sequence in chunked-encoding"
        ),
    ])
    func saysThatTheAnswerIsNotHTTP(answer: String, reason: String) {
        #expect(
            failure(of: .textAndClose(answer))
                == "interrupted: the answer from 127.0.0.1:PORT is not HTTP/1.1: \(reason)")
    }

    @Test(arguments: [
        "X: " + String(repeating: "x", count: 200_000) + "\r\n", String(repeating: "X: 0123456789\r\n", count: 50_000),
    ])
    func saysThatTheHeaderFieldsAreTooLong(fields: String) {
        #expect(
            failure(of: .textAndClose("HTTP/1.1 200 OK\r\n\(fields)\r\n"))
                == "interrupted: the header fields of the response from 127.0.0.1:PORT are longer than libcurl takes")
    }

    @Test func saysThatThePlaceDoesNotSpeakTLS() {
        #expect(
            failure(of: .textAndClose("HTTP/1.1 400 Bad\r\n\r\n"), scheme: "https")
                == "notConnected: 127.0.0.1:PORT does not speak TLS; use http:// if it is meant to be plain HTTP")
    }

    @Test func saysThatTheTrustedCertificatesCannotBeRead() {
        var options = CurlTransport.Options.direct
        options.caFile = "/nonexistent/ca.pem"
        #expect(
            failure(of: .ok, scheme: "https", options: options)
                == "notConnected: cannot read the trusted certificates in '/nonexistent/ca.pem'")
    }

    @Test(arguments: [
        ("ftp://user:secret@h/", "base URL 'h/' cannot be used: it does not start with 'http://' or 'https://'"),
        ("localhost:80", "base URL 'localhost:80' cannot be used: it does not start with 'http://' or 'https://'"),
        ("http://u:p#a@ss@h/?k=secret", "base URL 'http://h/' cannot be used: it has a query or a fragment"),
        (
            "http://user:secret@h:99999",
            "base URL 'http://h:99999' cannot be used: port number was not a decimal number between 0 and 65535"
        ),
        ("http://", "base URL 'http://' cannot be used: no host part in the URL"),
        (
            "https://a b/",
            "base URL 'https://a b/' cannot be used: it has a space or a control character, "
                + "or is longer than 4000000 bytes"
        ),
    ])
    func saysWhyABaseURLCannotBeUsed(baseURL: String, message: String) {
        #expect(failure(at: baseURL) == "badRequest: \(message)")
    }

    @Test(arguments: [
        (HTTPRequest("GE T", "/"), "method 'GE T' cannot be sent: it is not a token"),
        (HTTPRequest("HEAD", "/", body: [1]), "a HEAD request cannot be sent with a body"),
        (HTTPRequest("GET", "/secret#x"), "request target cannot be sent: '#' in it must be percent-encoded"),
        (HTTPRequest("GET", "/secret x"), "request target cannot be sent: character 32 in it must be percent-encoded"),
        (HTTPRequest("GET", "/é"), "request target cannot be sent: 'é' in it must be percent-encoded"),
        (
            HTTPRequest("GET", "/" + String(repeating: "x", count: 9_000_000)),
            "request target cannot be sent: it is longer than 4000000 bytes"
        ),
        (HTTPRequest("GET", "x"), "request target cannot be sent: it does not start with '/'"),
        (
            HTTPRequest("GET", "/", fields: ["A b": "secret"]),
            "header field 'A b' cannot be sent: its name is not a token"
        ),
        (
            HTTPRequest("GET", "/", fields: ["A": "secret\r\nB: 1"]),
            "header field 'A' cannot be sent: its value has a control character"
        ),
    ])
    func saysWhyARequestCannotBeSent(request: HTTPRequest, message: String) {
        #expect(failure(request, at: "http://127.0.0.1:1") == "badRequest: \(message)")
    }
}

extension HTTPRequest {
    fileprivate init(_ method: String, _ target: String, fields: HTTPFields = [:], body: [UInt8] = []) {
        self.init(HTTPMethod(method), RequestTarget(target), fields: fields, body: body)
    }
}
