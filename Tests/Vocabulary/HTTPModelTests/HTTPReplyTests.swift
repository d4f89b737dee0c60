import HTTPModel
import Testing
import Threads

struct HTTPReplyTests {
    /// What a reply's server has heard.
    private final class Heard: Sendable {
        private let events = Locked<[String]>([])
        var all: [String] { events.withLock { $0 } }

        func add(_ event: String) { events.withLock { $0.append(event) } }
    }

    private static func pending(_ heard: Heard) -> PendingReply { PendingReply { heard.add("\($0.status)") } }

    @Test func deliversTheFirstResponseOnly() {
        let heard = Heard()
        let reply = HTTPReply(Self.pending(heard))
        reply.send(HTTPResponse(status: 201))
        reply.send(HTTPResponse(status: 202))
        #expect(heard.all == ["201"])
    }

    @Test func dropsAResponseAfterItWasAbandoned() {
        let heard = Heard()
        let pending = Self.pending(heard)
        let reply = HTTPReply(pending)
        reply.onAbandonment { heard.add("before") }
        pending.abandon()
        pending.abandon()
        reply.onAbandonment { heard.add("after") }
        reply.send(HTTPResponse(status: 200))
        #expect(heard.all == ["before", "after"])
    }

    @Test func isNotAbandonedOnceItWasAnswered() {
        let heard = Heard()
        let pending = Self.pending(heard)
        let reply = HTTPReply(pending)
        reply.onAbandonment { heard.add("abandoned") }
        reply.send(HTTPResponse(status: 200))
        pending.abandon()
        reply.onAbandonment { heard.add("abandoned") }
        #expect(heard.all == ["200"])
    }

    /// The wrapper nearest to the responder comes first, as for an answer that is there.
    @Test(arguments: [true, false]) func transformsInTheOrderOfTheWrappers(isLater: Bool) {
        let heard = Heard()
        let given = HTTPResponse(status: 200)
        let answer: HTTPAnswer = isLater ? .later { $0.send(given) } : .now(given)
        let wrapped = answer.map { HTTPResponse(status: $0.status * 2) }.map { HTTPResponse(status: $0.status + 1) }
        switch wrapped {
        case .now(let response): heard.add("\(response.status)")
        case .later(let start): start(HTTPReply(Self.pending(heard)))
        }
        #expect(heard.all == ["401"])
    }
}
