import Contract
import Diagnostics
import HTTPModel
import JSONModel
import MockEngine
import Moments
import TestSupport
import Testing

/// Whatever the media type: the mock sends nothing that its own journal calls undocumented.
@Suite struct MediaTypeLawTests {
    static let types = [
        "application/json", "application/problem+json", "application/xml", "image/svg+xml", "text/plain", "text/csv",
        "text/*", "*/*", "application/pdf", "application/octet-stream", "image/png", "image/*",
        "application/x-www-form-urlencoded", "multipart/form-data", "multipart/mixed", "application/x-ndjson",
        "text/plain; charset=us-ascii", "text/plain; charset=utf-16", "application/xml; charset=iso-8859-1",
        "application/soap+xml", "application/vnd.a+json", "multipart/mixed; boundary=b", "text/xml",
    ]
    static let contents = [
        "{}", "{schema: {}}", "{schema: {type: string}}", "{schema: {type: string, format: binary}}",
        "{schema: {type: integer}}", "{schema: {type: boolean}}", "{schema: {type: array, items: {type: string}}}",
        "{schema: {type: object, required: [a], properties: {a: {type: integer}, b: {type: string}}}}",
        "{example: text}", "{example: {a: 1}}", "{example: [1]}", "{example: 5}",
        "{schema: {type: object, properties: {a: {type: integer}}}, example: {a: 1}}",
        "{schema: {type: string}, example: text}", "{schema: {type: string}, example: a=1&b=x}",
        #"{schema: {type: string}, example: "--b\r\n\r\n7\r\n--b--"}"#, "{schema: {type: string}, example: <a>x</a>}",
        "{schema: {type: string}, example: née}", "{schema: {type: string, minLength: 1}, example: ' '}",
        "{schema: {type: string}, examples: {a: {value: née}, b: {value: a=née}, c: {value: <root>x</root>}}}",
        "{schema: {type: integer}, example: 5}", "{schema: {type: [integer, 'null']}, example: null}",
        "{schema: {type: [string, 'null']}, example: null}", "{schema: {type: 'null'}}",
        "{schema: {oneOf: [{type: string, pattern: '^[0-9]$'}, {type: integer, minimum: 10}]}, example: '5'}",
        "{schema: {enum: [yes, 'true', 5]}}", "{schema: {const: 'true'}}",
        "{schema: {type: [string, boolean]}, example: 'true'}",
        "{schema: {type: array, items: {type: array, items: {type: object, properties: {a: {type: array, items: {type: boolean}}}}}}}",
        "{schema: {type: object, required: [a], properties: {a: {type: [string, 'null']}}}, example: {a: null}}",
        "{schema: {type: object, required: [a], properties: {a: {type: array, items: {type: integer}}}}, example: {a: []}}",
        "{schema: {type: object, required: [a], properties: {a: {type: string}}}, example: {a: ''}}",
        "{schema: {type: object, required: [a], properties: {a: {type: object, required: [b], properties: {b: {type: object}}}}}}",
        "{schema: {type: object, additionalProperties: {type: string}}, example: {'a b': x, '1': y, 'ä': ' z '}}",
    ]

    private static func engine(_ type: String, _ content: String) throws -> MockEngine {
        let text =
            "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a: {get: {responses: {'200': {description: x, "
            + "content: {'\(type)': \(content)}}}}}\n"
        var findings = Findings()
        let files = FileTable(["openapi.yaml": text])
        let contract = try #require(try ContractReader.read("openapi.yaml", files: files, findings: &findings))
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        return MockEngine(apis: [API(name: "a", contract: contract)], options: EngineOptions(now: { noon }, seed: 1))
    }

    @Test(arguments: types, contents) func sendsOnlyWhatIsDocumented(type: String, content: String) throws {
        let engine = try Self.engine(type, content)
        for (accept, prefer) in [
            ("*/*", "x"), ("text/html", "x"), ("application/json", "x"), ("*/*", "dynamic=true"), ("*/*", "code=200"),
            ("*/*", "example=b"),
        ] {
            let response = engine.send("GET /a", "", ["Accept": accept, "Prefer": prefer])
            if prefer == "example=b", response.status == 400 { continue }
            // Because it is said why, 406 and 501 are no answers of the API.
            if [406, 501].contains(response.status) { continue }
            #expect(response.status == 200)
            let undocumented = engine.send("GET /__admin/requests?limit=1").text
            let exchange = try JSON(text: undocumented)["requests"]?.arrayValue?.first
            #expect(exchange?["undocumented"] == [], "\(accept), \(prefer): \(response.text): \(undocumented)")
        }
    }

    @Test(arguments: [
        ("application/x-www-form-urlencoded", "{example: a=1&b=x}", "a=1&b=x"),
        ("application/x-www-form-urlencoded", "{}", "value=understudy"),
        ("application/x-www-form-urlencoded", "{schema: {type: string}, example: a=1&b=x}", "a=1&b=x"),
        (
            "multipart/mixed; boundary=b", #"{schema: {type: string}, example: "--b\r\n\r\n7\r\n--b--"}"#,
            "--b\r\n\r\n7\r\n--b--"
        ),
        (
            "multipart/mixed; boundary=b", #"{example: "--b\r\n\r\n7\r\n--b--", schema: {type: array}}"#,
            "--b\r\n\r\n7\r\n--b--"
        ),
    ])
    func sendsATextThatIsTheBodyItself(type: String, content: String, body: String) throws {
        #expect(try Self.engine(type, content).send("GET /a").text == body)
    }

    /// An empty body would be called undocumented.
    @Test(arguments: ["code=200", "example=a", "code=200, example=a"])
    func saysItForAPreferenceToo(prefer: String) throws {
        let engine = try Self.engine("text/plain", "{schema: {type: object}, examples: {a: {value: {b: 1}}}}")
        let answered = engine.answered("GET /a", "", ["Prefer": prefer])
        #expect(answered.response.status == 501)
        #expect(answered.response.fields["Preference-Applied"] == nil)
        #expect(answered.response.text.contains("a body of type 'text/plain' cannot hold what there is, an object"))
    }

    @Test(arguments: [
        ("text/plain", "{example: {a: 1}}", "a body of type 'text/plain' cannot hold what there is, an object"),
        (
            "application/pdf", "{schema: {type: array}}",
            "a body of type 'application/pdf' cannot hold what there is, a list"
        ),
        ("multipart/mixed", "{example: text}", "a body of type 'multipart/mixed' cannot hold what there is, a text"),
        (
            "application/x-www-form-urlencoded", "{example: text}",
            "a body of type 'application/x-www-form-urlencoded' cannot hold what there is, a text"
        ),
    ])
    func saysWhatCannotBeSent(type: String, content: String, reason: String) throws {
        let response = try Self.engine(type, content).send("GET /a")
        #expect(response.status == 501)
        #expect(response.text.contains(reason), "\(response.text)")
    }
}
