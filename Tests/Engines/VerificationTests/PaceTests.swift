import HTTPModel
import Moments
import Testing
import Threads

@testable import Verification

/// When requests go, and how often: time is a number here, and sleeping adds to it.
@Suite struct PaceTests {
    private final class Time: Sendable {
        let now = Locked(Duration.zero)
        let sleeps = Locked<[Duration]>([])

        var clock: Pace.Clock {
            Pace.Clock(
                uptime: { self.now.withLock { $0 } }, now: { Timestamp(seconds: 1_735_689_600) },
                sleep: { duration in
                    self.now.withLock { $0 += duration }
                    self.sleeps.withLock { $0.append(duration) }
                })
        }

        var slept: [Duration] { sleeps.withLock { $0 } }
    }

    /// Answers 429 with these `Retry-After`, then 200.
    private final class Refusing: HTTPTransport {
        private let answers: Locked<[HTTPFields]>
        private let count = Locked(0)

        init(_ answers: [HTTPFields]) { self.answers = Locked(answers) }

        var requests: Int { count.withLock { $0 } }

        func send(_ request: HTTPRequest, to baseURL: String, timeout: Duration) -> HTTPResponse {
            count.withLock { $0 += 1 }
            let fields = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            return fields.map { HTTPResponse(status: 429, fields: $0) } ?? HTTPResponse(status: 200)
        }
    }

    private let time = Time()

    private func send(
        _ answers: [HTTPFields], limit: Duration = .seconds(60), interval: Duration = .zero,
        expectsRefusal: Bool = false, times: Int = 1
    ) throws -> (statuses: [Int], waiting: Waiting, requests: Int) {
        let transport = Refusing(answers)
        let pace = Pace(interval: interval, waitLimit: limit, clock: time.clock)
        var (waiting, resent) = (Waiting.none, 0)
        let statuses = try (0..<times).map { _ in
            try pace.send(
                HTTPRequest(.get, RequestTarget("/")), to: "http://shop", timeout: .seconds(1), over: transport,
                expectsRefusal: expectsRefusal, &waiting, resent: &resent
            ).status
        }
        return (statuses, waiting, transport.requests)
    }

    @Test func waitsAsLongAsTheTargetSays() throws {
        let sent = try send([["Retry-After": "7"], ["Retry-After": "5"]])
        #expect(sent.statuses == [200])
        #expect(time.slept == [.seconds(7), .seconds(5)])
        #expect(sent.waiting.retry == .seconds(12))
        #expect(sent.waiting.retries == 2)
        #expect(sent.requests == 3)
    }

    @Test func takesThe429WhenTheWaitWouldBeTooLong() throws {
        let sent = try send([["Retry-After": "7"], ["Retry-After": "54"]])
        #expect(sent.statuses == [429])
        #expect(time.slept == [.seconds(7)])
        #expect(sent.waiting.tooLong == .seconds(54))
    }

    @Test(arguments: ["soon", "-1", "Wed, 32 Jan 2025 00:00:30 GMT", "1.5", ""])
    func takesThe429ThatDoesNotSayWhen(text: String) throws {
        #expect(try send([["Retry-After": text]]).statuses == [429])
        #expect(try send([[:]]).statuses == [429])
        #expect(time.slept == [])
    }

    @Test func doesNotWaitForA429ThatIsExpected() throws {
        let sent = try send([["Retry-After": "7"]], expectsRefusal: true)
        #expect(sent.statuses == [429])
        #expect(sent.waiting == .none)
    }

    @Test func neverAsksAgainAtOnceAndNeverForEver() throws {
        let sent = try send(Array(repeating: ["Retry-After": "0"], count: 100), limit: .milliseconds(250))
        #expect(sent.requests == 4)
        #expect(time.slept == Array(repeating: .milliseconds(100), count: 3))
    }

    @Test(arguments: [
        "Wed, 01 Jan 2025 00:00:30 GMT", "Wednesday, 01-Jan-25 00:00:30 GMT", "Wed Jan  1 00:00:30 2025",
    ])
    func readsADateInEachFormOfHTTP(date: String) throws {
        #expect(try send([["Retry-After": date]]).waiting.retry == .seconds(30))
    }

    @Test func countsADateFromTheTargetsOwnClock() throws {
        let fields: HTTPFields = [
            "Retry-After": "Sun, 06 Nov 1994 08:49:37 GMT", "Date": "Sun, 06 Nov 1994 08:49:30 GMT",
        ]
        #expect(try send([fields]).waiting.retry == .seconds(7))
    }

    @Test func spreadsRequestsEvenly() throws {
        let sent = try send([], interval: .milliseconds(100), times: 4)
        #expect(time.slept == Array(repeating: .milliseconds(100), count: 3))
        #expect(sent.waiting.rate == .milliseconds(300))
        #expect(sent.waiting.retries == 0)
    }

    @Test func neverWaitsWithoutATime() throws {
        let transport = Refusing([["Retry-After": "7"]])
        var (waiting, resent) = (Waiting.none, 0)
        let response = try Pace().send(
            HTTPRequest(.get, RequestTarget("/")), to: "http://shop", timeout: .seconds(1), over: transport,
            expectsRefusal: false, &waiting, resent: &resent)
        #expect(response.status == 429)
        #expect(waiting == .none)
    }

    @Test func theRunTellsOfTheWaitAndTheExchangeDoesNotCountIt() throws {
        let transport = Refusing([["Retry-After": "7"]])
        let clock = time.clock
        let verifier = Verifier(
            apis: Shop.apis, target: Target(baseURLs: ["shop": "http://shop"], isMock: false), transport: transport,
            issuer: FakeIssuer(),
            options: VerifierOptions(
                now: clock.now, uptime: clock.uptime, sleep: clock.sleep, seed: 1,
                pace: Pace(waitLimit: .seconds(60), clock: clock)))
        let run = verifier.run([Shop.scenario("- {operation: GetHealth}")])
        #expect(run.waiting.retry == .seconds(7))
        #expect(run.scenarios[0].steps[0].exchange?.duration == .zero)
        let expecting = verifier.run([Shop.scenario("- {operation: GetHealth, expect: {status: 4XX}}")])
        #expect(expecting.waiting == .none)
    }
}
