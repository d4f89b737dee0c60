import Contract
import Diagnostics
import HTTPModel
import JSONModel
import MockEngine
import Moments
import TestSupport
import Testing

/// A defect in a schema disables what it touches, and takes no answer away.
@Suite struct DefectiveSchemaTests {
    static let schemas = [
        "{$ref: '#/components/schemas/Nope'}", "{$ref: nowhere.yaml}", "{$ref: 'https://a.example/b.yaml'}",
        "{$dynamicRef: '#x'}", "{type: object, required: [a], properties: {a: {$ref: '#/x'}}}",
        "{type: array, minItems: 1, items: {$ref: '#/x'}}",
        "{allOf: [{$ref: '#/x'}, {type: object, required: [b], properties: {b: {type: integer}}}]}",
        "{anyOf: [{$ref: '#/x'}]}", "{$ref: '#/components/schemas/Circle'}",
        "{type: object, required: [c], properties: {c: {$ref: '#/components/schemas/Circle'}}}",
        "{$ref: '#/components/schemas/Part'}", "{type: string, pattern: '(?i)x'}",
        "{type: object, minProperties: 1, patternProperties: {'(?i)x': {type: integer}}}", "{type: strin}",
        "{type: [string, 5]}", "{type: object, properties: {$ref: '#/x'}}", "{type: object, properties: []}",
        "{type: string, enum: x}", "{type: integer, minimum: '5'}", "{type: string, minLength: -1}",
        "{type: object, required: a}", "{type: array, minItems: 1, items: 5}",
        "{type: object, minProperties: 1, additionalProperties: 5}", "{type: number, multipleOf: 0}",
        "{type: string, format: 5}", "5", "[]", "{allOf: []}", "{allOf: {type: string}}", "{not: 5}",
        "{discriminator: x, oneOf: [{type: object}]}",
    ]

    @Test(arguments: ["3.0.3", "3.1.0"], schemas) func isAnsweredAllTheSame(version: String, schema: String) throws {
        let text = """
            openapi: \(version)
            info: {title: T, version: '1'}
            paths:
              /a: {get: {responses: {'200': {description: x, content: {application/json: {schema: \(schema)}}}}}}
            components:
              schemas:
                Circle: {$ref: '#/components/schemas/Circle'}
                Part: {allOf: [{$ref: '#/components/schemas/Whole'}, {type: object}]}
                Whole: {allOf: [{$ref: '#/components/schemas/Part'}, {type: object}]}
            """
        var findings = Findings()
        let files = FileTable(["openapi.yaml": text])
        let contract = try #require(try ContractReader.read("openapi.yaml", files: files, findings: &findings))
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        let engine = MockEngine(
            apis: [API(name: "a", contract: contract)], options: EngineOptions(now: { noon }, seed: 1))
        let response = engine.send("GET /a")
        #expect(response.status == 200, "\(response.text)")
        let exchange = try JSON(text: engine.send("GET /__admin/requests").text)["requests"]?.arrayValue?.first
        #expect(exchange?["undocumented"] == [], "\(response.text)")
    }
}
