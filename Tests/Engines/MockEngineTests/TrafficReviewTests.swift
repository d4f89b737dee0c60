import HTTPModel
import MockEngine
import Moments
import Testing

/// What of the traffic of all sandboxes somebody should look at.
struct TrafficReviewTests {
    private static func engine(journal: JournalLimits = JournalLimits(), sandboxLimit: Int = 1000) throws -> MockEngine
    {
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        return MockEngine(
            apis: [try Shop.api()],
            options: EngineOptions(now: { noon }, seed: 1, sandboxLimit: sandboxLimit, journal: journal))
    }

    private static func finding(_ line: String, _ count: Int) -> TrafficReview.Finding {
        TrafficReview.Finding(line: line, count: count)
    }

    @Test func gathersWhatIsAlikeFromAllSandboxes() throws {
        let engine = try Self.engine()
        _ = engine.send("GET /nowhere?token=secret")
        _ = engine.send("GET /nowhere", "", ["Understudy-Sandbox": "a"])
        _ = engine.send("DELETE /ping")
        _ = engine.send("GET /ping")
        _ = engine.send("GET /__admin/health")
        let review = engine.trafficReview
        #expect(review.requestCount == 4)
        #expect(
            review.unmatched == [
                Self.finding("GET /nowhere 404: no operation at this path", 2),
                Self.finding("DELETE /ping 405: the path has no operation with this method", 1),
            ])
        #expect(review.violations == [])
        #expect(review.forgottenCount == 0)
    }

    @Test func findsRequestsThatBreakTheContractAndAnswersThatItDoesNotDocument() throws {
        let engine = try Self.engine()
        _ = engine.send("POST /orders", #"{"sku": 1}"#)
        _ = engine.send("POST /orders", "{")
        _ = engine.send("POST /orders", #"{"sku": "ab"}"#, ["X-Key": "wrong"])
        _ = engine.send("POST /orders", #"{"sku": "xx"}"#)
        let lines = engine.trafficReview.violations.map(\.line)
        #expect(lines.first == "POST /orders 422: body /sku breaks 'type'", "\(lines)")
        // Because the contract documents 422 and no 400, which stand in for each other.
        #expect(lines.contains { $0.hasPrefix("POST /orders 422: the body is not 'application/json': ") }, "\(lines)")
        #expect(!lines.contains { $0.hasPrefix("POST /orders 401: body") })
    }

    @Test func countsWhatThereWasNoRoomFor() throws {
        let engine = try Self.engine(journal: JournalLimits(exchanges: 2), sandboxLimit: 1)
        for _ in 0..<5 { _ = engine.send("GET /ping") }
        _ = engine.send("GET /ping", "", ["Understudy-Sandbox": "a"])
        _ = engine.send("GET /ping", "", ["Understudy-Sandbox": "b"])
        #expect(engine.trafficReview.requestCount == 7)
        #expect(engine.trafficReview.forgottenCount == 4)
    }

    @Test func doesNotCountWhatWasRemovedOnPurpose() throws {
        let engine = try Self.engine()
        _ = engine.send("GET /nowhere")
        _ = engine.send("DELETE /__admin/requests")
        #expect(engine.trafficReview.requestCount == 1)
        #expect(engine.trafficReview.unmatched == [])
        #expect(engine.trafficReview.forgottenCount == 0)
    }
}
