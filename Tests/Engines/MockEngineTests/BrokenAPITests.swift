import Diagnostics
import HTTPModel
import JSONModel
import MockEngine
import Moments
import Testing

/// APIs whose files are wrong, beside one that is served.
struct BrokenAPITests {
    private static let broken: BrokenAPI = {
        var findings = Findings()
        findings.warning(at: SourceLocation(file: "till/openapi.yaml", line: 1, column: 1), "nobody minds")
        findings.error(at: SourceLocation(file: "till/behaviour.yaml", line: 9, column: 3), "unknown key 'wen'")
        findings.error(at: SourceLocation(file: "till/behaviour.yaml", line: 4, column: 1), "unknown key 'oops'")
        return BrokenAPI(name: "till", findings: findings)
    }()

    private static func engine() throws -> MockEngine {
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        return MockEngine(apis: [try Shop.api()], broken: [broken], options: EngineOptions(now: { noon }, seed: 1))
    }

    @Test(
        arguments: [
            ("GET /till/orders", "127.0.0.1"), ("GET /till", "127.0.0.1"), ("GET /ping", "till.localhost:8080"),
            ("GET /__sandbox/a/till/orders", "127.0.0.1"),
        ]) func requestsForABrokenAPIAreAnswered503(line: String, host: String) throws
    {
        let answer = try Self.engine().send(line, "", ["Host": host])
        #expect(answer.status == 503)
        let problem = try JSON(text: answer.text)
        #expect(problem["title"] == "the API's files are wrong")
        #expect(
            problem["detail"]
                == "'till' cannot be served; its files have 2 errors, the first at till/behaviour.yaml:4:1: unknown key 'oops'"
        )
        #expect(problem["findings"]?.arrayValue?.count == 2)
        #expect(problem["findings"]?[0]?["line"] == 4)
    }

    @Test func aPathThatNobodyHasMayBeOneOfABrokenAPI() throws {
        let answer = try Self.engine().send("GET /receipts")
        #expect(answer.status == 503)
        #expect(
            try JSON(text: answer.text)["detail"]?.stringValue?.hasPrefix(
                "'/receipts' is a path of no API that is served, and may be one of 'till'; ") == true)
    }

    @Test func theOthersGoOn() throws {
        let engine = try Self.engine()
        #expect(engine.send("GET /ping").status == 200)
        #expect(engine.send("GET /shop/ping").status == 200)
        #expect(engine.send("GET /ping", "", ["Host": "shop.localhost"]).status == 200)
        #expect(engine.send("GET /shop/receipts").status == 404)
        #expect(engine.send("DELETE /ping").status == 405)
    }

    @Test func theHealthNamesThem() throws {
        let health = try JSON(text: Self.engine().send("GET /__admin/health").text)
        #expect(health["status"] == "degraded")
        #expect(health["apis"] == ["shop"])
        #expect(health["broken"] == ["till"])
        #expect(try JSON(text: Shop.engine().send("GET /__admin/health").text)["broken"] == nil)
    }

    @Test func whatItRememberedComesBackWhenItIsMended() throws {
        let first = try Shop.engine(apis: [Shop.api("till")])
        #expect(first.send("POST /orders", #"{"sku": "ab"}"#).status == 201)
        let second = MockEngine(succeeding: first, apis: [], broken: [Self.broken])
        #expect(second.send("GET /orders/1").status == 503)
        let third = MockEngine(succeeding: second, apis: [], broken: [Self.broken])
        let mended = MockEngine(succeeding: third, apis: [try Shop.api("till")])
        #expect(mended.send("GET /orders/1").status == 200)
    }
}
