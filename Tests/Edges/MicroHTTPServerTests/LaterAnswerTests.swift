import HTTPModel
import MicroHTTPServer
import RawHTTP
import Testing
import Threads

/// Answers that come later: from any thread, within limits, and not at all when the client has gone.
struct LaterAnswerTests {
    private let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func sendsWhatAnotherThreadGives() throws {
        let responder = LaterResponder()
        let server = try MicroHTTPServer.start(responder) { $0.threads = 1 }
        defer { server.stop() }
        let clients = try (0..<3).map { _ in try RawClient(port: server.port) }
        for (number, client) in clients.enumerated() {
            client.send(request)
            #expect(eventually { responder.replies.count == number + 1 })
        }
        for number in [2, 0, 1] {
            let thread = WorkerThread {
                responder.replies[number].send(HTTPResponse(status: 200, body: Array("\(number)".utf8)))
            }
            try #require(thread).join()
            #expect(try clients[number].readResponse().body == "\(number)")
        }
        #expect(responder.abandonedCount == 0)
        #expect(eventually { server.openRequestCount == 0 })
    }

    @Test func sendsWhatIsGivenAtOnce() throws {
        let server = try MicroHTTPServer.start(Immediately())
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        for _ in 0..<20 { #expect(try client.get("/").body == "first") }
    }

    /// Gives a response before the server's call has returned, and one too many.
    private struct Immediately: HTTPResponder {
        func answer(to request: HTTPRequest) -> HTTPAnswer {
            .later { reply in
                reply.send(HTTPResponse(status: 200, body: Array("first".utf8)))
                reply.send(HTTPResponse(status: 200, body: Array("second".utf8)))
            }
        }

        func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse { response }
    }

    @Test func holdsALateResponseBackForItsDelay() throws {
        let responder = LaterResponder()
        let server = try MicroHTTPServer.start(responder) { $0.stopTimeout = .zero }
        defer { server.stop() }
        let clients = try (0..<2).map { _ in try RawClient(port: server.port) }
        for client in clients { client.send(request) }
        #expect(eventually { responder.replies.count == 2 })
        let start = ContinuousClock.now
        responder.replies[0].send(HTTPResponse(status: 200, delay: .milliseconds(20)))
        responder.replies[1].send(HTTPResponse(status: 200, delay: .seconds(300)))
        #expect(eventually { clients.contains { $0.hasUnreadBytes } })
        #expect(start.duration(to: .now) >= .milliseconds(20))
        #expect(clients.count { $0.hasUnreadBytes } == 1)
    }

    @Test func answers504WhenTheAnswerIsLate() throws {
        let responder = LaterResponder()
        let server = try MicroHTTPServer.start(responder) { $0.answerTimeout = .milliseconds(1) }
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        let response = try client.get("/")
        #expect(response.status == 504)
        #expect(response.values(of: "Content-Type") == ["application/problem+json"])
        #expect(
            response.body
                == #"{"title":"the answer did not come in time","status":504,"detail":"no answer came within "#
                + #"the limit of 0.001 s"}"#)
        #expect(eventually { responder.abandonedCount == 1 })
        responder.replies[0].send(HTTPResponse(status: 200))
        #expect(try client.get("/").status == 504)
    }

    @Test func answers503WhenTooManyWait() throws {
        let responder = LaterResponder()
        let server = try MicroHTTPServer.start(responder) {
            ($0.connectionLimit, $0.stopTimeout) = (4, .zero)
        }
        defer { server.stop() }
        let clients = try (0..<3).map { _ in try RawClient(port: server.port) }
        for (number, client) in clients.enumerated() {
            client.send(request)
            #expect(eventually { responder.replies.count == number + 1 })
        }
        let over = try RawClient(port: server.port)
        let response = try over.get("/")
        #expect(response.status == 503)
        #expect(
            response.body
                == #"{"title":"too many requests wait for an answer","status":503,"detail":"3 requests wait for "#
                + #"their answers already; raise the limit with '--max-connections'"}"#)
        responder.replies[1].send(HTTPResponse(status: 200))
        #expect(try clients[1].readResponse().status == 200)
        over.send(request)
        #expect(eventually { responder.replies.count == 4 })
    }

    /// Whoever is gone holds neither a connection nor a place among those that wait.
    @Test func freesTheConnectionOfAClientThatHasGone() throws {
        let responder = RecordingResponder { request in
            HTTPResponse(status: 200, delay: request.target.path == "/late" ? .seconds(300) : .zero)
        }
        let server = try MicroHTTPServer.start(responder) {
            ($0.connectionLimit, $0.stopTimeout) = (8, .zero)
        }
        defer { server.stop() }
        for number in 1...50 {
            let client = try RawClient(port: server.port)
            client.send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(eventually { responder.requests.count == number })
            if number.isMultiple(of: 2) { client.abort() } else { client.close() }
        }
        #expect(try RawClient(port: server.port).get("/").status == 200)
        #expect(eventually { server.openRequestCount == 0 })
    }

    @Test func tellsTheResponderThatTheClientHasGone() throws {
        let responder = LaterResponder()
        let server = try MicroHTTPServer.start(responder)
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        client.send(request)
        #expect(eventually { responder.replies.count == 1 })
        client.close()
        #expect(eventually { responder.abandonedCount == 1 && server.openRequestCount == 0 })
        responder.replies[0].send(HTTPResponse(status: 200))
        #expect(responder.abandonedCount == 1)
    }

    @Test func abandonsWhatWaitsWhenItStops() throws {
        let responder = LaterResponder()
        let server = try MicroHTTPServer.start(responder) { $0.stopTimeout = .zero }
        let client = try RawClient(port: server.port)
        client.send(request)
        #expect(eventually { responder.replies.count == 1 })
        server.stop()
        #expect(client.readToEnd() == "")
        #expect(responder.abandonedCount == 1)
        responder.replies[0].send(HTTPResponse(status: 200))
        #expect(server.openRequestCount == 0)
    }

    /// Answers, clients that go and the end of the time meet each other in every order.
    @Test func survivesAnswersThatMeetTheEndOfTheirTime() async throws {
        let responder = Racing()
        let server = try MicroHTTPServer.start(responder) { $0.answerTimeout = .microseconds(300) }
        defer { server.stop() }
        let port = server.port
        let statuses = try await withThrowingTaskGroup(of: [Int].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    var statuses: [Int] = []
                    for round in 0..<100 {
                        let client = try RawClient(port: port)
                        if round.isMultiple(of: 5) {
                            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                            client.abort()
                        } else {
                            statuses.append(try client.get("/").status)
                        }
                    }
                    return statuses
                }
            }
            return try await group.reduce([], +)
        }
        #expect(statuses.count == 320)
        #expect(Set(statuses).isSubset(of: [200, 504]))
        #expect(eventually { server.openRequestCount == 0 })
    }

    /// Answers from a thread of its own, after about as long as the server waits.
    private struct Racing: HTTPResponder {
        func answer(to request: HTTPRequest) -> HTTPAnswer {
            .later { reply in
                WorkerThread {
                    for _ in 0..<3 { reply.send(HTTPResponse(status: 200, delay: .microseconds(200))) }
                }?.detach()
            }
        }

        func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse { response }
    }
}
