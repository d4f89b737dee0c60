import HTTPModel
import MicroHTTPServer
import RawHTTP
import Testing
import Threads

/// Clients that take their time, and addresses with many connections.
struct SlowClientTests {
    private func start(_ responder: any HTTPResponder = RecordingResponder()) throws
        -> MicroHTTPServer
    {
        try MicroHTTPServer.start(responder) {
            ($0.requestTimeout, $0.stopTimeout) = (.milliseconds(50), .zero)
        }
    }

    /// Sends a byte whenever the server has had time to look, as long as it takes them.
    private func trickle(_ text: String, on client: RawClient) {
        let limit = ContinuousClock.now.advanced(by: .seconds(10))
        while ContinuousClock.now < limit, !client.hasUnreadBytes, client.send(text) { waitBriefly() }
    }

    @Test(arguments: [
        "POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n",
        "POST /slow HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\n",
    ])
    func answers408ToABodyThatTrickles(head: String) throws {
        let responder = RecordingResponder()
        let server = try start(responder)
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        client.send(head)
        trickle("x", on: client)
        let response = try client.readResponse()
        #expect(response.status == 408)
        #expect(
            response.body
                == #"{"title":"the request did not come in time","status":408,"detail":"the request was not complete "#
                + #"after 0.05 s; raise the limit with '--request-timeout'"}"#)
        #expect(client.readToEnd() == "")
        #expect(eventually { server.openRequestCount == 0 })
        #expect(responder.requests == [])
    }

    @Test func answers408ToAHeadThatTrickles() throws {
        let server = try start()
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        client.send("GET / HTTP/1.1\r\n")
        trickle("a: b\r\n", on: client)
        #expect(try client.readResponse().status == 408)
        #expect(client.readToEnd() == "")
    }

    /// Of a request whose line has not come whole nothing is known.
    @Test(arguments: ["", "G"]) func closesAConnectionWithoutARequestLine(start text: String) throws {
        let server = try start()
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        client.send(text)
        #expect(client.readToEnd() == "")
    }

    @Test func closesAKeptConnectionWhoseNextLineTrickles() throws {
        let server = try MicroHTTPServer.start {
            ($0.requestTimeout, $0.idleTimeout) = (.milliseconds(20), .milliseconds(30))
        }
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        _ = try client.get("/")
        trickle("G", on: client)
        #expect(client.readToEnd() == "")
    }

    @Test func closesAConnectionThatTakesNoResponse() throws {
        let server = try start(
            RecordingResponder { _ in
                HTTPResponse(status: 200, body: [UInt8](repeating: 0, count: 64 << 20))
            })
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(eventually { server.openRequestCount == 1 })
        #expect(eventually { server.openRequestCount == 0 })
    }

    /// Time that the responder takes is not the client's.
    @Test func waitsForAnAnswerLongerThanForAClient() throws {
        let server = try start(
            RecordingResponder { _ in HTTPResponse(status: 200, delay: .milliseconds(200)) })
        defer { server.stop() }
        let client = try RawClient(port: server.port)
        #expect(try client.get("/").status == 200)
        #expect(try client.get("/").status == 200)
    }

    /// Many slow clients leave no room, but only for as long as they may be slow.
    @Test func servesOthersWhenSlowClientsHaveHadTheirTime() throws {
        let server = try MicroHTTPServer.start {
            ($0.connectionLimit, $0.requestTimeout) = (8, .milliseconds(50))
        }
        defer { server.stop() }
        let slow = try (0..<8).map { _ in try RawClient(port: server.port) }
        for client in slow { client.send("GET / HTTP/1.1\r\n") }
        #expect(try RawClient(port: server.port).get("/").status == 200)
    }

    @Test func refusesMoreConnectionsOfAnAddressThanItMayHave() throws {
        let server = try MicroHTTPServer.start { $0.connectionsPerAddress = 2 }
        defer { server.stop() }
        let two = try (0..<2).map { _ in try RawClient(port: server.port) }
        for client in two { #expect(try client.get("/").status == 200) }
        let third = try RawClient(port: server.port)
        let response = try third.readResponse()
        #expect(response.status == 503)
        #expect(
            response.body
                == #"{"title":"too many connections from one address","status":503,"detail":"this address has 2 "#
                + #"connections already; raise the limit with '--max-address-connections'"}"#)
        #expect(third.readToEnd() == "")
        #expect(try RawClient(port: server.port, from: "127.0.0.2").get("/").status == 200)
        two[0].close()
        #expect(eventually { (try? RawClient(port: server.port).get("/").status) == 200 })
    }
}
