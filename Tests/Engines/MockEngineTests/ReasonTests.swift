import Behaviour
import Contract
import Diagnostics
import HTTPModel
import JSONModel
import MockEngine
import Moments
import TestSupport
import Testing

/// Whatever is refused: `Understudy-Reason` has the reason, and the journal has the same one.
@Suite struct ReasonTests {
    private static let contract = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        paths:
          /orders:
            post:
              operationId: Create
              security: [{key: []}]
              requestBody: {required: true, content: {application/json: {schema: {type: array, items: {type: integer}}}}}
              responses: {'200': &answer {description: ok, content: {application/json: {schema: {type: object}}}}, '400': *answer}
          /tills:
            post:
              operationId: Till
              security: [{token: [write]}]
              requestBody: {content: {application/xml: {schema: {type: object}}}}
              responses: {'201': {description: made}}
          /gone/{id}:
            get: {operationId: Gone, parameters: [{name: id, in: path, required: true, schema: {type: integer}}], responses: {'204': {description: ok}, '422': {description: wrong, content: {application/json: {example: {sorry: true}}}}}}
          /none: {get: {operationId: None, responses: {'200': {description: x, content: {text/plain: {schema: {type: object}}}}}}}
        components:
          securitySchemes:
            key: {type: apiKey, in: header, name: X-Key}
            token: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a.example/t, scopes: {write: w}}}}
        """
    private static let behaviour = """
        credentials: {key: {known: [{token: k1}]}, token: {known: [{token: t1, scopes: [read]}, {token: t2, scopes: [write]}]}}
        resources: {tills: {key: id, lifecycle: {member: state, initial: open, transitions: {open: [shut]}}}}
        refusals:
          unknown-credentials: {then: {respond: {status: 400, body: null}}}
          malformed-body: {then: {respond: {status: 400}}}
        idempotency: {operations: [Till]}
        operations:
          Create:
            - when: $request.body#/0 == 1
              then: {respond: {status: 200, body: {}}}
          Till: {then: {create: {in: tills, with: {id: a, state: odd}}, respond: {status: 201}}}
        """

    private static func engine() throws -> MockEngine {
        let api = try Shop.api(contract: contract, behaviour: behaviour)
        let other = try Shop.api("other", contract: contract, behaviour: behaviour)
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        return MockEngine(apis: [api, other], options: EngineOptions(now: { noon }, seed: 1))
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let line: String
        let body: String
        let fields: HTTPFields
        let status: Int
        let reason: String
        var testDescription: String { "\(line): \(reason)" }

        init(_ line: String, _ body: String, _ fields: HTTPFields, _ status: Int, _ reason: String) {
            (self.line, self.body, self.fields, self.status, self.reason) = (line, body, fields, status, reason)
        }

        init(_ line: String, _ body: String, _ status: Int, _ reason: String) {
            self.init(line, body, [:], status, reason)
        }

        init(_ line: String, _ status: Int, _ reason: String) { self.init(line, "", [:], status, reason) }
    }

    static let cases = [
        Case("GET /shop/nowhere", 404, "no operation at this path"),
        Case("GET /nowhere", 404, "no operation at this path"),
        Case("POST /orders", "[1]", 404, "more than one API has this path"),
        Case("PUT /shop/orders", "[1]", 405, "the path has no operation with this method"),
        Case("POST /shop/tills", 401, "expected credentials in the header 'Authorization' with scheme 'Bearer'"),
        Case(
            "POST /shop/orders", "[1]", ["X-Key": "k9"], 400,
            "the credentials in the header 'X-Key' are not known or no longer good"),
        Case("POST /shop/tills", "", ["Authorization": "Bearer t1"], 403, "missing scope 'write'"),
        Case(
            "POST /shop/orders", "[1]", ["Accept": "text/csv"], 406,
            "expected 'Accept' to include one of application/json"),
        Case("POST /shop/orders", "", [:], 400, "a body is required"),
        Case(
            "POST /shop/orders", "[1", [:], 400,
            "the body is not 'application/json': expected ',' or ']' at line 1, column 3"),
        Case(
            "POST /shop/orders", "[1]", ["Content-Type": "text/csv"], 415,
            "expected a body of type 'application/json', found 'text/csv'"),
        Case("POST /shop/orders", #"["x"]"#, [:], 400, "body /0 breaks 'type'"),
        Case("POST /shop/orders", "[2]", [:], 501, "no rule of the operation matched"),
        Case("GET /shop/gone/x", 422, "path parameter 'id' breaks 'type'"),
        Case("GET /shop/none", 501, "nothing to answer with"),
        Case("GET /shop/none", "", ["Prefer": "code=418"], 400, "the preferred answer is not documented"),
        Case("POST /shop/tills", "", ["Authorization": "Bearer t2"], 500, "the behaviour's rule cannot be carried out"),
    ]

    @Test(arguments: cases) func isInTheFieldAndInTheJournal(_ sample: Case) throws {
        let engine = try Self.engine()
        let response = engine.send(sample.line, sample.body, sample.fields)
        #expect(response.status == sample.status)
        let field = try #require(response.fields["Understudy-Reason"])
        #expect(field.hasPrefix(sample.reason), "\(field)")
        let journal = try JSON(text: engine.send("GET /__admin/requests").text)
        #expect(journal["requests"]?.arrayValue?.first?["reason"] == .string(field))
    }

    @Test func isInTheFieldOfWhatTheServerRefuses() throws {
        let engine = try Self.engine()
        let refused = engine.completing(
            HTTPResponse(status: 413), reason: "the request body is too large",
            to: HTTPRequest(.post, RequestTarget("/shop/orders")))
        #expect(refused.fields["Understudy-Reason"] == "the request body is too large")
        let journal = try JSON(text: engine.send("GET /__admin/requests").text)
        #expect(journal["requests"]?.arrayValue?.first?["reason"] == "the request body is too large")
    }

    @Test func isInTheFieldOfTheAdminAPI() throws {
        let engine = try Self.engine()
        #expect(engine.send("GET /__admin/resources/none").fields["Understudy-Reason"] == "no such collection")
        #expect(engine.send("GET /__admin/nowhere").fields["Understudy-Reason"] == "no such admin request")
    }

    /// Some APIs answer failures with the status of a success.
    @Test func isInTheFieldOfARefusalWithTheStatusOfASuccess() throws {
        let behaviour = "refusals: {invalid-request: {then: {respond: {status: 204}}}}"
        let engine = try Shop.engine(apis: [Shop.api("shop", contract: Self.contract, behaviour: behaviour)])
        let response = engine.send("GET /gone/x")
        #expect(response.status == 204)
        #expect(response.fields["Understudy-Reason"] == "path parameter 'id' breaks 'type'")
    }

    @Test func isInNoOtherAnswer() throws {
        let engine = try Self.engine()
        for line in ["GET /shop/gone/7", "OPTIONS /shop/orders", "GET /__admin/health"] {
            #expect(engine.send(line).fields["Understudy-Reason"] == nil)
        }
        #expect(engine.send("POST /shop/orders", "[1]").fields["Understudy-Reason"] == nil)
    }

    /// A client may refuse a field of any length.
    @Test func isShortened() throws {
        let body = "[\(Array(repeating: "null", count: 400).joined(separator: ","))]"
        let response = try Self.engine().send("POST /shop/orders", body)
        #expect(response.status == 400)
        let field = try #require(response.fields["Understudy-Reason"])
        #expect(field.utf8.count == 1000)
        #expect(field.hasPrefix("body /0 breaks 'type'; ") && field.hasSuffix("..."))
    }
}
