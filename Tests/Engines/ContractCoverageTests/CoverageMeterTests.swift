import Contract
import ContractCoverage
import Diagnostics
import HTTPModel
import JSONModel
import TestSupport
import Testing

/// What exchanges meet of a contract.
@Suite struct CoverageMeterTests {
    private static let contract = """
        openapi: 3.1.0
        info: {title: Shop, version: "1"}
        paths:
          /orders:
            post:
              operationId: CreateOrder
              parameters:
              - {name: lang, in: query, schema: {type: string, enum: [en, fr]}}
              - {name: X-Trace, in: header, schema: {type: string}}
              requestBody:
                content:
                  application/json: {schema: {$ref: "#/components/schemas/Order"}}
                  text/xml: {schema: {$ref: "#/components/schemas/Order"}}
              responses:
                "201":
                  description: created
                  content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}
                4XX: {description: refused}
                default: {description: failed}
          /orders/{id}:
            get:
              operationId: GetOrder
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses: {"200": {description: found}}
        components:
          schemas:
            Order:
              type: object
              xml: {name: Order}
              allOf:
              - $ref: "#/components/schemas/Base"
              - required: [amount]
              properties:
                id: {type: string, readOnly: true}
                payment:
                  oneOf:
                  - {$ref: "#/components/schemas/Card"}
                  - {type: "null"}
                next: {$ref: "#/components/schemas/Order"}
            Base:
              type: object
              properties:
                amount: {type: integer}
                note: {type: string}
            Card:
              type: object
              required: [kind]
              properties: {kind: {type: string, enum: [debit, credit]}}
        """

    private static func meter(errors: [CoverableError] = []) throws -> CoverageMeter {
        var findings = Findings()
        let contract = try #require(
            try ContractReader.read(
                "shop.yaml", files: FileTable(["shop.yaml": Self.contract]), findings: &findings))
        #expect(findings.rendered() == "")
        return CoverageMeter(api: "shop", contract: contract, errors: errors)
    }

    private static func create(_ body: String, _ path: String = "/orders", type: String = "application/json")
        -> HTTPRequest
    {
        HTTPRequest(.post, RequestTarget(path), fields: ["Content-Type": type], body: Array(body.utf8))
    }

    private static func response(_ status: Int, _ body: String = "") -> HTTPResponse {
        HTTPResponse(
            status: status, fields: body.isEmpty ? [:] : ["Content-Type": "application/json"], body: Array(body.utf8))
    }

    private static func gaps(_ meter: CoverageMeter, _ kind: CoverageKind) -> [String] {
        meter.coverage[kind].gaps.map { "\($0.location.line): \($0.what)" }
    }

    @Test func nothingIsMetBeforeTheFirstExchange() throws {
        let coverage = try Self.meter().coverage
        #expect(coverage.parts.map(\.kind) == CoverageKind.allCases)
        #expect(coverage.parts.map(\.total) == [2, 4, 0, 3, 3, 18, 4, 6])
        #expect(coverage.parts.allSatisfy { $0.covered == 0 })
        #expect(coverage[.errors].percent == nil)
        #expect(coverage[.operations].percent == 0)
        #expect(
            Self.gapsOf(coverage, .statuses) == [
                "16: status 201 of 'CreateOrder'", "18: status 4XX of 'CreateOrder'",
                "19: status default of 'CreateOrder'", "24: status 200 of 'GetOrder'",
            ])
        #expect(
            Self.gapsOf(coverage, .parameters) == [
                "8: query parameter 'lang' of 'CreateOrder'", "9: header parameter 'X-Trace' of 'CreateOrder'",
                "23: path parameter 'id' of 'GetOrder'",
            ])
        #expect(
            Self.gapsOf(coverage, .mediaTypes) == [
                "6: request body 'application/json' of 'CreateOrder'", "6: request body 'text/xml' of 'CreateOrder'",
                "16: response body 'application/json' of 'CreateOrder' 201",
            ])
    }

    private static func gapsOf(_ coverage: Coverage, _ kind: CoverageKind) -> [String] {
        coverage[kind].gaps.map { "\($0.location.line): \($0.what)" }
    }

    @Test func membersCountOnceForEachDirection() throws {
        let coverage = try Self.meter().coverage
        // Because 'amount' is required wherever an order is, and 'id' is in responses only.
        #expect(
            Self.gapsOf(coverage, .members).filter { $0.hasSuffix("requests") } == [
                "35: member 'Order/payment' in requests", "48: member 'Card/kind' in requests",
                "39: member 'Order/next' in requests", "35: absence of member 'Order/payment' in requests",
                "43: member 'Base/amount' in requests", "44: member 'Base/note' in requests",
                "44: absence of member 'Base/note' in requests", "39: absence of member 'Order/next' in requests",
            ])
    }

    @Test func anExchangeMeetsWhatIsInIt() throws {
        var meter = try Self.meter()
        meter.add(
            Self.create(#"{"amount": 1, "payment": {"kind": "debit"}}"#, "/orders?lang=fr"),
            Self.response(201, #"{"amount": 1, "id": "a", "payment": null}"#), operation: "CreateOrder")
        #expect(Self.gaps(meter, .operations) == ["22: operation 'GetOrder'"])
        #expect(
            Self.gaps(meter, .statuses) == [
                "18: status 4XX of 'CreateOrder'", "19: status default of 'CreateOrder'",
                "24: status 200 of 'GetOrder'",
            ])
        #expect(Self.gaps(meter, .mediaTypes) == ["6: request body 'text/xml' of 'CreateOrder'"])
        #expect(
            Self.gaps(meter, .branches) == [
                "38: branch 2 of 'oneOf' of 'Order/payment' in requests",
                "37: branch 1 ('Card') of 'oneOf' of 'Order/payment' in responses",
            ])
        #expect(
            Self.gaps(meter, .values) == [
                #"8: value "en" of 'lang' in requests"#, #"48: value "credit" of 'Card/kind' in requests"#,
                #"48: value "debit" of 'Card/kind' in responses"#, #"48: value "credit" of 'Card/kind' in responses"#,
            ])
        #expect(meter.coverage[.values].percent == 33)
    }

    @Test func rangesAndDefaultsAreMetByTheStatusesTheyStandFor() throws {
        var meter = try Self.meter()
        meter.add(Self.create("{"), Self.response(404), operation: "CreateOrder")
        meter.add(Self.create("{"), Self.response(503), operation: "CreateOrder")
        #expect(
            Self.gaps(meter, .statuses) == ["16: status 201 of 'CreateOrder'", "24: status 200 of 'GetOrder'"])
        // Because a body that cannot be read is none of the media type.
        #expect(meter.coverage[.mediaTypes].covered == 0)
    }

    @Test func xmlAndPathParametersAreRead() throws {
        var meter = try Self.meter()
        meter.add(
            Self.create("<Order><amount>5</amount><note>x</note></Order>", type: "text/xml"), Self.response(404),
            operation: "CreateOrder")
        meter.add(HTTPRequest(.get, RequestTarget("/orders/5")), Self.response(200), operation: "GetOrder")
        #expect(!Self.gaps(meter, .mediaTypes).contains("6: request body 'text/xml' of 'CreateOrder'"))
        #expect(!Self.gaps(meter, .members).contains("44: member 'Base/note' in requests"))
        #expect(!Self.gaps(meter, .parameters).contains("23: path parameter 'id' of 'GetOrder'"))
    }

    @Test func errorsAreToldByNameOrByCodeAndMessage() throws {
        func error(_ name: String, _ status: Int, _ code: JSON, _ message: JSON? = nil) -> CoverableError {
            CoverableError(
                name: name, status: status, code: code, message: message,
                location: SourceLocation(file: "behaviour.yaml", line: 1, column: 1))
        }
        var meter = try Self.meter(errors: [
            error("Gone", 404, 5, "It is gone"), error("Lost", 404, 5, "It is lost"), error("Some", 404, 5),
            error("Busy", 503, "Busy"), error("Late", 503, "Late"), error("Seven", 422, 7),
        ])
        let get = HTTPRequest(.get, RequestTarget("/orders/5"))
        let late = HTTPRequest(.get, RequestTarget("/orders/5"), fields: ["Prefer": "example=Late"])
        meter.add(get, Self.response(404, #"{"code": 5, "message": "It is gone"}"#), operation: "GetOrder")
        meter.add(late, Self.response(503), operation: nil)
        meter.add(late, Self.response(422), operation: nil)
        meter.add(get, Self.response(404, #"{"error": "Busy"}"#), operation: nil)
        meter.add(get, Self.response(422, #"{"errors": ["7"]}"#), operation: nil)
        #expect(meter.coverage[.errors].gaps.map(\.what) == ["error 'Lost'", "error 'Some'", "error 'Busy'"])
    }

    @Test func errorsAreToldByWhatIsTheSameInTheirBodies() throws {
        func error(_ name: String, _ fixed: JSON?) -> CoverableError {
            CoverableError(
                name: name, status: 422, code: .string(name), message: nil, fixed: fixed,
                location: SourceLocation(file: "b.yaml", line: 1, column: 1))
        }
        let errors = [
            error("plain", ["title": "Refused", "status": 422]),
            error("amount", ["title": "Refused", "status": 422, "errors": ["amount": "is missing"]]),
            error("same", ["title": "Twice"]), error("other", ["title": "Twice"]), error("bare", nil),
        ]
        func met(_ body: String) throws -> Int {
            var meter = try Self.meter(errors: errors)
            let response = HTTPResponse(
                status: 422, fields: ["Content-Type": "application/problem+json"], body: Array(body.utf8))
            meter.add(HTTPRequest(.post, RequestTarget("/orders")), response, operation: "CreateOrder")
            return meter.coverage[.errors].covered
        }
        #expect(try met(#"{"title": "Refused", "status": 422, "detail": "17"}"#) == 1)
        #expect(try met(#"{"title": "Refused", "status": 422, "errors": {"amount": "is missing"}}"#) == 1)
        #expect(try met(#"{"title": "Refused"}"#) == 0)
        // Because nobody can tell which of the two it was.
        #expect(try met(#"{"title": "Twice"}"#) == 0)
    }
}
