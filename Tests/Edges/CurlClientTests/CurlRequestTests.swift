import CurlClient
import HTTPModel
import Testing

/// What goes over the wire.
@Suite struct CurlRequestTests {
    @Test func sendsRequestExactlyAsGiven() throws {
        let server = RawServer.start(.ok)
        defer { server.stop() }
        let request = HTTPRequest(
            .post, RequestTarget("/a/../b//c/%7e?x=1&&y"),
            fields: ["X-One": "1", "x-empty": "", "X-One": "2", "Content-Type": "text/plain", "Accept": "a/b"],
            body: Array("hello".utf8))
        _ = try send(request, to: server.baseURL + "/citypay")
        #expect(
            server.requests == [
                """
                POST /citypay/a/../b//c/%7e?x=1&&y HTTP/1.1\r
                Host: 127.0.0.1:\(server.port)\r
                X-One: 1\r
                x-empty:\r
                X-One: 2\r
                Content-Type: text/plain\r
                Accept: a/b\r
                User-Agent: understudy\r
                Content-Length: 5\r
                \r
                hello
                """
            ])
    }

    @Test func addsNothingOfItsOwnButHostAndUserAgent() throws {
        let server = RawServer.start(.ok)
        defer { server.stop() }
        _ = try send(HTTPRequest(.get, RequestTarget("/")), to: server.baseURL)
        #expect(
            server.requests == ["GET / HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nUser-Agent: understudy\r\n\r\n"])
    }

    @Test func leavesUserAgentAndHostToTheRequest() throws {
        let server = RawServer.start(.ok)
        defer { server.stop() }
        let fields: HTTPFields = ["user-agent": "mine/1", "Host": "api.example"]
        _ = try send(HTTPRequest(.get, RequestTarget("/"), fields: fields), to: server.baseURL)
        #expect(server.requests[0].contains("\r\nuser-agent: mine/1\r\n"))
        #expect(server.requests[0].contains("\r\nHost: api.example\r\n"))
        #expect(!server.requests[0].contains("understudy"))
        #expect(!server.requests[0].contains("127.0.0.1"))
    }

    @Test(arguments: ["POST", "PUT", "PATCH"])
    func saysThatABodyIsEmptyWhereOneIsExpected(method: String) throws {
        let server = RawServer.start(.ok)
        defer { server.stop() }
        _ = try send(HTTPRequest(HTTPMethod(method), RequestTarget("/")), to: server.baseURL)
        #expect(server.requests[0].hasPrefix("\(method) / HTTP/1.1\r\n"))
        #expect(server.requests[0].hasSuffix("\r\nContent-Length: 0\r\n\r\n"))
    }

    @Test(arguments: ["GET", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"])
    func sendsAnyMethodWithAndWithoutBody(method: String) throws {
        let server = RawServer.start(.ok)
        defer { server.stop() }
        _ = try send(HTTPRequest(HTTPMethod(method), RequestTarget("/")), to: server.baseURL)
        _ = try send(HTTPRequest(HTTPMethod(method), RequestTarget("/"), body: [0, 255, 10]), to: server.baseURL)
        #expect(server.requests[0].hasPrefix("\(method) / HTTP/1.1\r\n"))
        #expect(!server.requests[0].contains("Content-Length"))
        #expect(server.requests[1].hasPrefix("\(method) / HTTP/1.1\r\n"))
        #expect(server.requests[1].contains("\r\nContent-Length: 3\r\n"))
        #expect(server.requestBytes[1].suffix(3) == [0, 255, 10])
    }

    @Test func sendsLargeBodyWithoutAskingFirst() throws {
        let server = RawServer.start(.ok)
        defer { server.stop() }
        let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        _ = try send(HTTPRequest(.put, RequestTarget("/"), body: body), to: server.baseURL)
        #expect(server.requestBytes[0].suffix(body.count).elementsEqual(body))
        #expect(!String(decoding: server.requestBytes[0].prefix(300), as: UTF8.self).contains("Expect"))
    }

    @Test(arguments: [
        ("", "/x", "/x"), ("/", "/x", "/x"), ("/base", "/x?y", "/base/x?y"), ("/base/", "/", "/base/"),
        ("", "/x?", "/x?"), ("/base", "/x?", "/base/x?"), ("", "//x", "//x"),
        ("", "/[a]|{b}\"<>^\\", "/[a]|{b}\"<>^\\"),
        ("/base", "*", "*"),
    ])
    func appendsTargetToBaseURL(base: String, target: String, sent: String) throws {
        let server = RawServer.start(.ok)
        defer { server.stop() }
        _ = try send(HTTPRequest(.options, RequestTarget(target)), to: server.baseURL + base)
        #expect(server.requests[0].hasPrefix("OPTIONS \(sent) HTTP/1.1\r\n"))
    }

    @Test func keepsOneConnectionForManyRequests() throws {
        let server = RawServer.start(.ok)
        defer { server.stop() }
        let transport = CurlTransport(options: .direct)
        for method in [HTTPMethod.get, .post, .get, .delete, .put] {
            let response = try transport.send(
                HTTPRequest(method, RequestTarget("/")), to: server.baseURL, timeout: .seconds(20))
            #expect(response.body == Array("ok".utf8))
        }
        #expect(server.requests.count == 5)
        #expect(server.accepted == 1)
    }

    @Test(arguments: [("2", 1), ("1", 2), ("0", 2)])
    func sendsLengthAsGivenAndDropsTheConnectionWhenItIsWrong(length: String, connections: Int) throws {
        let server = RawServer.start(.ok)
        defer { server.stop() }
        let transport = CurlTransport(options: .direct)
        for _ in 0..<2 {
            let request = HTTPRequest(
                .post, RequestTarget("/"), fields: ["Content-Length": length], body: Array("ab".utf8))
            _ = try transport.send(request, to: server.baseURL, timeout: .seconds(20))
        }
        let head = try #require(server.requests.first?.split(separator: "\r\n\r\n").first)
        #expect(
            head.split(separator: "\r\n").filter { $0.hasPrefix("Content-Length") } == ["Content-Length: \(length)"])
        #expect(server.accepted == connections)
    }

    @Test func forgetsThePreviousRequestOnAKeptConnection() throws {
        let server = RawServer.start(.ok)
        defer { server.stop() }
        let transport = CurlTransport(options: .direct)
        let first = HTTPRequest(.patch, RequestTarget("/x?"), fields: ["Authorization": "secret"], body: [1])
        _ = try transport.send(first, to: server.baseURL, timeout: .seconds(20))
        _ = try transport.send(HTTPRequest(.get, RequestTarget("/")), to: server.baseURL, timeout: .seconds(20))
        #expect(
            server.requests[1] == "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nUser-Agent: understudy\r\n\r\n")
    }

    @Test func sendsFromManyThreadsAtOnce() async throws {
        let server = RawServer.start(.ok)
        defer { server.stop() }
        let transport = CurlTransport(options: .direct)
        let baseURL = server.baseURL
        let statuses = await withTaskGroup(of: Int.self, returning: [Int].self) { group in
            for number in 0..<100 {
                group.addTask {
                    let request = HTTPRequest(.get, RequestTarget("/\(number)"))
                    return (try? transport.send(request, to: baseURL, timeout: .seconds(20)).status) ?? 0
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 200, count: 100))
        #expect(Set(server.requests).count == 100)
        #expect(server.accepted < 50)
    }

    @Test(arguments: [HTTPMethod.get, .head, .put, .delete, .options])
    func sendsAgainOnceWhenAKeptConnectionDies(method: HTTPMethod) throws {
        let server = RawServer.start(.ok, .bytesAndClose([]), .ok)
        defer { server.stop() }
        let transport = CurlTransport(options: .direct)
        var resent = 0
        _ = try transport.send(
            HTTPRequest(.get, RequestTarget("/")), to: server.baseURL, timeout: .seconds(20), resent: &resent)
        #expect(resent == 0)
        let request = HTTPRequest(method, RequestTarget("/again"))
        _ = try transport.send(request, to: server.baseURL, timeout: .seconds(20), resent: &resent)
        #expect(resent == 1)
        #expect(server.accepted == 2)
        #expect(server.requests.count == 3)
        #expect(server.requests[1] == server.requests[2])
    }

    @Test func sendsAgainOnlyOnce() throws {
        let server = RawServer.start(.ok, .bytesAndClose([]), .bytesAndClose([]), .ok)
        defer { server.stop() }
        let transport = CurlTransport(options: .direct)
        var resent = 0
        _ = try transport.send(
            HTTPRequest(.get, RequestTarget("/")), to: server.baseURL, timeout: .seconds(20), resent: &resent)
        #expect(throws: TransportError.self) {
            try transport.send(
                HTTPRequest(.get, RequestTarget("/")), to: server.baseURL, timeout: .seconds(20), resent: &resent)
        }
        #expect(server.requests.count == 3)
        #expect(resent == 1)
    }

    @Test func sendsNothingAgainOnceAByteOfTheResponseCame() throws {
        let server = RawServer.start(.ok, .textAndClose("HTTP/1.1 200 OK\r\nContent-Len"), .ok)
        defer { server.stop() }
        let transport = CurlTransport(options: .direct)
        var resent = 0
        _ = try transport.send(
            HTTPRequest(.get, RequestTarget("/")), to: server.baseURL, timeout: .seconds(20), resent: &resent)
        #expect(throws: TransportError.self) {
            try transport.send(
                HTTPRequest(.get, RequestTarget("/")), to: server.baseURL, timeout: .seconds(20), resent: &resent)
        }
        #expect(server.requests.count == 2)
    }

    /// Whichever comes first, the request or the end of the connection: the server closes at every moment around it.
    @Test func survivesServersThatCloseKeptConnections() throws {
        let server = RawServer.start { number in .okAndCloseAfter(spins: number % 64 * 200) }
        defer { server.stop() }
        let transport = CurlTransport(options: .direct)
        var (resent, statuses) = (0, [Int]())
        for number in 0..<400 {
            let request = HTTPRequest(
                number % 2 == 0 ? .post : .get, RequestTarget("/\(number)"), body: [UInt8(number % 200)])
            statuses.append(
                try transport.send(request, to: server.baseURL, timeout: .seconds(20), resent: &resent).status)
        }
        #expect(statuses == Array(repeating: 200, count: 400))
        // None was carried out twice.
        #expect(server.requests.count == 400)
    }

    @Test(arguments: [HTTPMethod.post, .patch])
    func sendsOnlyOnceWhatMayHaveBeenCarriedOut(method: HTTPMethod) throws {
        let server = RawServer.start(.ok, .bytesAndClose([]), .ok)
        defer { server.stop() }
        let transport = CurlTransport(options: .direct)
        let request = HTTPRequest(method, RequestTarget("/"))
        _ = try transport.send(request, to: server.baseURL, timeout: .seconds(20))
        let error = #expect(throws: TransportError.self) {
            try transport.send(request, to: server.baseURL, timeout: .seconds(20))
        }
        #expect(
            error
                == TransportError(
                    .interrupted,
                    "127.0.0.1:\(server.port) closed the kept connection when the request was sent; a \(method) may have "
                        + "been carried out, so it was not sent again"))
        #expect(server.requests.count == 2)
        #expect(try transport.send(request, to: server.baseURL, timeout: .seconds(20)).status == 200)
    }
}
