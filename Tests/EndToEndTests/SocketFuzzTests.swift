import Fuzzing
import Glibc
import RawHTTP
import TestSupport
import Testing
import Threads

/// Random traffic to a mock: every answer is whole, the mock goes on answering, and its memory does not grow.
///
/// `FuzzRun` says how to run more of it. On the release program it sends up to 160,000 requests in a minute.
@Suite(.serialized) struct SocketFuzzTests {
    private static let connections = 16
    private static let isReleaseProgram = getenv("UNDERSTUDY_PROGRAM") != nil
    /// The growth that is allowed once the mock has seen a tenth of the rounds, in KiB.
    private static let mostGrowth = 65_536

    @Test func survivesRandomTraffic() throws {
        let folder = try TemporaryFolder()
        try folder.write(TrafficAPI.contract, to: "traffic/openapi.yaml")
        try folder.write(TrafficAPI.behaviour, to: "traffic/behaviour.yaml")
        let mock = try RunningMock(
            "\(folder.path)/traffic", "--journal", "20", "--max-work", "100000", "--request-timeout", "5", "--seed", "1"
        )
        var memory: [Int] = []
        var sent = 0
        let usual = Self.isReleaseProgram ? 950 : 12
        let rounds = FuzzRun.forEachSeed("fuzz of the socket", usually: usual, within: 60) { round in
            let seeds = (0..<UInt64(Self.connections)).map { round &* UInt64(Self.connections) &+ $0 }
            let results = seeds.mapped(onThreads: 16) { [port = mock.port] _, seed in Self.result(of: seed, port) }
            sent += results.reduce(0) { $0 + $1.count }
            for (seed, result) in zip(seeds, results) where result.problem != nil {
                let smallest = Self.smallest(of: result.requests, mock.port)
                Issue.record("seed \(round), connection \(seed): \(result.problem ?? ""); the smallest: \(smallest)")
            }
            #expect(Self.answersRightly(mock.port, round), "after the requests of seed \(round)")
            memory.append(mock.residentKiB)
        }
        // Because a short run has not warmed up the memory, only a long one is judged.
        let settled = memory[min(memory.count - 1, max(20, memory.count / 10))]
        let growth = (memory.max() ?? 0) - settled
        #expect(rounds < 100 || growth < Self.mostGrowth, "memory in KiB by rounds: \(Self.curve(memory))")
        print("fuzz of the socket: \(sent) requests in \(rounds) rounds, \(memory.last ?? 0) KiB")
        #expect(try mock.stop() == .quiet)
    }

    private struct Result: Sendable {
        let requests: [Traffic.Request]
        let count: Int
        let problem: String?
    }

    /// Sends the requests of a seed: well-formed ones, or damaged bytes in every fifth connection.
    private static func result(of seed: UInt64, _ port: Int) -> Result {
        if seed.isMultiple(of: 5) {
            var grammar = RequestGrammar(seed: seed)
            let requests = [Traffic.Request(bytes: grammar.damaged())]
            return Result(requests: requests, count: 1, problem: problem(ofDamaged: requests[0].bytes, port))
        }
        var traffic = Traffic(seed: seed)
        let requests = traffic.requests()
        return Result(requests: requests, count: requests.count, problem: problem(of: requests, port))
    }

    /// What is wrong with the answers; nil for whole responses, one for each request until the connection is closed.
    private static func problem(of requests: [Traffic.Request], _ port: Int) -> String? {
        do {
            let client = try RawClient(port: port)
            client.send(requests.flatMap(\.bytes))
            for (position, request) in requests.enumerated() {
                var response = try client.readResponse(toHead: request.isHead)
                if response.status == 100 { response = try client.readResponse(toHead: request.isHead) }
                guard let problem = problem(of: response) else {
                    if response.values(of: "Connection").contains("close") { return nil }
                    continue
                }
                return "answer \(position): \(problem)"
            }
            return client.hasUnreadBytes ? "more than an answer for each request" : nil
        } catch { return "\(error)" }
    }

    private static func problem(ofDamaged bytes: [UInt8], _ port: Int) -> String? {
        let start = time(nil)
        do {
            let client = try RawClient(port: port)
            client.send(bytes)
            client.endSending()
            while true {
                let response = try client.readResponse()
                if let problem = problem(of: response) { return problem }
            }
        } catch RawClient.Failure.noResponse("") {
            return time(nil) - start > 8 ? "the connection was not closed for \(time(nil) - start) s" : nil
        } catch { return "\(error)" }
    }

    /// What is wrong with one response, whose framing was right.
    private static func problem(of response: RawClient.Response) -> String? {
        guard (100...599).contains(response.status) else { return "status \(response.status)" }
        let lengths = response.values(of: "Content-Length").count
        guard lengths <= 1 else { return "\(lengths) lengths" }
        guard response.body.hasPrefix("HTTP/1.") == false else { return "a response inside of a response" }
        return nil
    }

    private static func answersRightly(_ port: Int, _ number: UInt64) -> Bool {
        let body = "{\"number\":\(number)}"
        let request =
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)"
            + "\r\n\r\n\(body)"
        let response = try? RawClient(port: port).exchange(request)
        return response?.status == 200 && response?.body == body
    }

    /// The requests without those that the problem does not need, as text.
    private static func smallest(of requests: [Traffic.Request], _ port: Int) -> String {
        var kept = requests
        for position in requests.indices.reversed() where kept.count > 1 {
            var fewer = kept
            fewer.remove(at: position)
            if problem(of: fewer, port) != nil { kept = fewer }
        }
        return String(decoding: kept.flatMap(\.bytes), as: UTF8.self).debugDescription
    }

    private static func curve(_ memory: [Int]) -> String {
        stride(from: 0, to: memory.count, by: max(1, memory.count / 20)).map { "\(memory[$0])" }.joined(separator: " ")
    }
}

extension RunningMock {
    /// The memory of the process that is in use, in KiB; 0 when it has ended.
    var residentKiB: Int { ProcessStatus.residentKiB(of: id) }
}
