import Contract
import Diagnostics
import HTTPModel
import JSONModel
import TestSupport
import Testing

/// XML bodies held to the `xml` objects of the contract.
@Suite struct XMLBodyTests {
    private static let contract = """
        openapi: 3.1.0
        info: {title: Orders, version: '1'}
        paths:
          /orders:
            post:
              operationId: CreateOrder
              requestBody: {required: true, content: &order {text/xml: {schema: {$ref: '#/components/schemas/Order'}}}}
              responses: {'200': {description: the order, content: *order}}
        components:
          schemas:
            Order:
              type: object
              xml: {prefix: o, namespace: 'urn:orders'}
              properties:
                id: {type: integer, xml: {attribute: true}}
                sku: {type: string, xml: {prefix: o}}
                note: {type: string}
                line: {type: array, items: {type: integer}}
        """

    private static func operation() throws -> Operation {
        var findings = Findings()
        let files = FileTable(["openapi.yaml": contract])
        let contract = try ContractReader.read("openapi.yaml", files: files, findings: &findings)
        try #require(findings.rendered() == "")
        return try #require(contract?.operation(id: "CreateOrder"))
    }

    private static func order(_ content: String, attributes: String = "") -> String {
        "<o:Order xmlns:o='urn:orders'\(attributes)>\(content)</o:Order>"
    }

    @Test func readsWhatTheContractDeclares() throws {
        let xml = Self.order("<o:sku>ab</o:sku><line>1</line><line>2</line>", attributes: " id='7'")
        let request = HTTPRequest(
            .post, RequestTarget("/orders"), fields: ["Content-Type": "text/xml"], body: Array(xml.utf8))
        let body = try #require(try Self.operation().decodeBody(of: request))
        #expect(body.value.description == #"{"id":7,"sku":"ab","line":[1,2]}"#)
    }

    static let misfits = [
        (order("<note>a</note><note>b</note>"), "element 'note' is there twice, expected it once at line 1, column 50"),
        (order("", attributes: " x='1'"), "element 'Order' has no attribute 'x' at line 1, column 36"),
        (
            "<Order/>",
            "expected element 'Order' in namespace 'urn:orders', found it in no namespace at line 1, column 7"
        ),
        (
            order("<sku>ab</sku>"),
            "expected element 'sku' in namespace 'urn:orders', found it in no namespace at line 1, column 35"
        ),
    ]

    @Test(arguments: misfits) func refusesARequestTheContractDoesNotDeclare(xml: String, reason: String) throws {
        let operation = try Self.operation()
        let request = HTTPRequest(
            .post, RequestTarget("/orders"), fields: ["Content-Type": "text/xml"], body: Array(xml.utf8))
        let problem = #expect(throws: BodyProblem.self) { try operation.decodeBody(of: request) }
        #expect(problem?.description == "the body is not 'text/xml': \(reason)")
    }

    @Test(arguments: misfits) func reportsAResponseTheContractDoesNotDeclare(xml: String, reason: String) throws {
        let response = HTTPResponse(status: 200, fields: ["Content-Type": "text/xml"], body: Array(xml.utf8))
        let violations = try Self.operation().judge(response).violations
        #expect(violations.map(\.keyword) == ["syntax"])
        #expect(violations.map(\.message) == ["the body is not 'text/xml': \(reason)"])
    }
}
