import HTTPModel
import MockEngine
import Testing

@Suite struct AdminClockTests {
    let engine: MockEngine

    init() throws { engine = try Shop.engine() }

    private func post(_ body: String, _ fields: HTTPFields = [:]) -> HTTPResponse {
        engine.send("POST /__admin/clock", body, fields)
    }

    @Test func movesOnAndBack() {
        #expect(engine.send("GET /__admin/clock").text == #"{"now":"2025-01-01T12:00:00.000000Z"}"#)
        #expect(post(#"{"advance":"96h"}"#).text == #"{"now":"2025-01-05T12:00:00.000000Z"}"#)
        #expect(post(#"{"advance":"250ms"}"#).text == #"{"now":"2025-01-05T12:00:00.250000Z"}"#)
        #expect(post(#"{"set":"2020-02-29T01:00:00+01:00"}"#).text == #"{"now":"2020-02-29T00:00:00.000000Z"}"#)
        #expect(engine.send("GET /__admin/clock").text == #"{"now":"2020-02-29T00:00:00.000000Z"}"#)
        #expect(engine.send("DELETE /__admin/clock").text == #"{"now":"2025-01-01T12:00:00.000000Z"}"#)
    }

    @Test func stopsAtTheEndOfTime() {
        for _ in 1...30 { _ = post(#"{"advance":"1000000000h"}"#) }
        #expect(engine.send("GET /__admin/clock").text == #"{"now":"9999-12-31T23:59:59.999999Z"}"#)
    }

    @Test func isThatOfOneSandbox() {
        _ = post(#"{"advance":"1h"}"#, ["Understudy-Sandbox": "ahead"])
        #expect(engine.send("GET /__admin/clock").text.contains("T12:00:00"))
        #expect(
            engine.send("GET /__admin/clock", "", ["Understudy-Sandbox": "ahead"]).text.contains("T13:00:00"))
    }

    @Test func isWhatRulesReadAsNow() throws {
        let engine = try Shop.engine(apis: [
            Shop.api(behaviour: "operations: {GetOrder: {then: {respond: {status: 200, body: $now}}}}")
        ])
        _ = engine.send("POST /__admin/clock", #"{"advance":"30min"}"#)
        #expect(engine.send("GET /orders/1").text == #""2025-01-01T12:30:00.000000Z""#)
    }

    @Test(arguments: [
        "", "96h", "{}", #"{"advance":"4 days"}"#, #"{"advance":5}"#, #"{"set":"noon"}"#, #"{"put":"96h"}"#,
        #"{"advance":"1h","set":"2025-03-01T12:30:00Z"}"#,
    ])
    func saysWhatABodyIsLike(body: String) {
        let response = post(body)
        #expect(response.status == 400)
        #expect(response.text.contains(#"expected a JSON body such as {\"advance\": \"96h\"} or {\"set\": "#))
        #expect(engine.send("GET /__admin/clock").text.contains("2025-01-01T12:00:00"))
    }
}
