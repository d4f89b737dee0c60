import Contract
import Diagnostics
import HTTPModel
import MockEngine
import Moments
import TestSupport
import Testing

/// What the mock answers where the document is wrong.
@Suite struct DisabledAnswerTests {
    private static let text = """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        paths:
          /a: {get: [], put: {responses: {'200': {$ref: '#/nowhere'}, '404': {description: x}}}}
        """

    private static func engine(failsOnBreaches: Bool = false, text: String = text) throws -> MockEngine {
        var findings = Findings()
        let files = FileTable(["openapi.yaml": text])
        let contract = try #require(try ContractReader.read("openapi.yaml", files: files, findings: &findings))
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        var options = EngineOptions(now: { noon }, seed: 1)
        options.failsOnBreaches = failsOnBreaches
        return MockEngine(apis: [API(name: "a", contract: contract)], options: options)
    }

    @Test func saysWhatIsWrongWithAnOperation() throws {
        let response = try Self.engine().send("GET /a")
        #expect(response.status == 501)
        #expect(
            response.text == #"{"title":"the document is wrong here","status":501,"detail":"GET /a is disabled: "#
                + #"openapi.yaml:4:13: expected a mapping for 'operation', found an empty list"}"#)
    }

    @Test func saysWhatIsWrongWithAResponse() throws {
        let engine = try Self.engine()
        #expect(engine.send("PUT /a").text.contains("cannot resolve '$ref' '#/nowhere'"))
        #expect(engine.send("PUT /a").status == 501)
        let preferred = engine.send("PUT /a", "", ["Prefer": "code=200"])
        #expect(preferred.status == 501)
        #expect(preferred.fields["Preference-Applied"] == nil)
        #expect(engine.send("PUT /a", "", ["Prefer": "code=404"]).status == 404)
    }

    @Test func failsWhereAnAnswerBreaksTheContract() throws {
        let text =
            "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {responses: {'200': {description: x, "
            + "content: {application/json: {schema: {type: integer}, example: x}}}}}}}"
        #expect(try Self.engine(text: text).send("GET /a").status == 200)
        let response = try Self.engine(failsOnBreaches: true, text: text).send("GET /a")
        #expect(response.status == 500)
        #expect(
            response.text == #"{"title":"the answer breaks the contract","status":500,"#
                + #""detail":"body: expected integer, found string","violations":[{"in":"body","pointer":"","#
                + #""keyword":"type","message":"expected integer, found string"}]}"#)
    }
}
