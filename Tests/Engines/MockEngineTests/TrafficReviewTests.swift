import Diagnostics
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

    /// A missing body, another media type and malformed JSON, in the order in which they came.
    @Test func everyWayToViolateTheContractIsListedInOrder() throws {
        let engine = try Self.engine()
        _ = engine.send("POST /orders")
        _ = engine.send("POST /orders", "sku=ab", ["Content-Type": "text/plain"])
        _ = engine.send("POST /orders", "{")
        _ = engine.send("POST /orders", #"{"sku": 1}"#)
        let reasons = engine.trafficReview.violations.map { $0.line.dropFirst("POST /orders 4xx: ".count) }
        #expect(reasons.count == 4, "\(reasons)")
        #expect(Set(reasons).count == 4, "\(reasons)")
        #expect(reasons.last == "body /sku breaks 'type'")
    }

    @Test func everyPartOfAnAnswerThatIsNotDocumentedIsListed() throws {
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        let behaviour = """
            operations:
              CreateOrder:
                - then: {respond: {status: 201, body: {sku: 5, qty: many}}}
            """
        let engine = MockEngine(
            apis: [try Shop.api(behaviour: behaviour)], options: EngineOptions(now: { noon }, seed: 1))
        _ = engine.send("POST /orders", #"{"sku": "ab"}"#)
        let lines = engine.trafficReview.violations.map(\.line)
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("POST /orders 201: undocumented: body /sku breaks 'type'") == true, "\(lines)")
    }

    /// A request for an API whose files have errors, and one that the server refused before the engine saw it.
    @Test func findsRequestsThatNoOperationAnswers() throws {
        var findings = Findings()
        findings.error(at: SourceLocation(file: "till/openapi.yaml", line: 9, column: 3), "unknown key 'wen'")
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        let engine = MockEngine(
            apis: [try Shop.api()], broken: [BrokenAPI(name: "till", findings: findings)],
            options: EngineOptions(now: { noon }, seed: 1))
        _ = engine.send("GET /till/orders")
        _ = engine.completing(
            HTTPResponse(status: 413), reason: "the body is too long", to: HTTPRequest(.post, RequestTarget("/orders")))
        let review = engine.trafficReview
        #expect(review.unmatched.map { $0.line.prefix(21) } == ["GET /till/orders 503:"])
        #expect(review.violations.map(\.line) == ["POST /orders 413: the body is too long"])
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
