import Fuzzing
import HTTPModel
import MicroHTTPServer
import RawHTTP
import Testing
import Threads

/// Requests that no list of cases has, right ones and damaged ones.
///
/// `UNDERSTUDY_FUZZ_COUNT` is how many connections to make instead of the usual number, and `UNDERSTUDY_FUZZ_SEED` where
/// they start. A failure names the seed of its connection, with which `UNDERSTUDY_FUZZ_COUNT=1` repeats it.
struct FuzzTests {
    @Test func answersEveryRequestWithOneWellFormedResponse() throws {
        let responder = RecordingResponder { request in
            HTTPResponse(
                status: 200, body: request.body, delay: .microseconds(request.body.count.isMultiple(of: 7) ? 10 : 0))
        }
        let server = try MicroHTTPServer.start(responder) { $0.requestTimeout = .seconds(2) }
        defer { server.stop() }
        let first = FuzzRun.number("UNDERSTUDY_FUZZ_SEED") ?? 1
        let seeds = Array(first..<first + (FuzzRun.number("UNDERSTUDY_FUZZ_COUNT") ?? 1500))
        // Because a client that waits for the end of its connection leaves the server to others.
        let problems = seeds.mapped(onThreads: 16) { _, seed in
            do { return try Self.problem(of: RequestGrammar(seed: seed), server) } catch { return "\(error)" }
        }
        for (seed, problem) in zip(seeds, problems) { #expect(problem == nil, "UNDERSTUDY_FUZZ_SEED=\(seed)") }
        #expect(eventually { server.openRequestCount == 0 })
        #expect(try RawClient(port: server.port).post("/", "still").body == "still")
    }

    /// What is wrong with the answers to some requests of a connection; nil for nothing.
    private static func problem(of grammar: RequestGrammar, _ server: MicroHTTPServer) throws -> String? {
        var grammar = grammar
        let client = try RawClient(port: server.port)
        let valid = (0..<Int.random(in: 0...3, using: &grammar)).map { _ in grammar.valid() }
        for piece in grammar.pieces(of: valid.flatMap(\.bytes)) { client.send(Array(piece)) }
        for (position, request) in valid.enumerated() {
            let response = try client.readResponse()
            guard response.status == 200 else { return "request \(position) was answered \(response)" }
            guard response.body == String(decoding: request.body, as: UTF8.self) else {
                return "request \(position) did not get its body back"
            }
        }
        for piece in grammar.pieces(of: grammar.damaged()) { client.send(Array(piece)) }
        client.endSending()
        return problem(of: client)
    }

    /// What is wrong with all that still comes; nil for whole responses, one after the other, and the end.
    private static func problem(of client: RawClient) -> String? {
        while true {
            do {
                let response = try client.readResponse()
                guard [100, 200, 400, 408, 413, 414, 431, 501, 503, 505].contains(response.status) else {
                    return "unexpected \(response)"
                }
            } catch RawClient.Failure.noResponse("") {
                return nil
            } catch { return "\(error)" }
        }
    }
}
