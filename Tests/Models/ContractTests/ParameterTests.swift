import Diagnostics
import HTTPModel
import TestSupport
import Testing

@testable import Contract

/// Parameters and response headers of whole messages.
@Suite struct ParameterTests {
    private static let contract = """
        openapi: 3.1.0
        info: {title: Search, version: '1'}
        paths:
          /search/{at}:
            get:
              operationId: Search
              security: [{key: []}]
              parameters:
              - {name: at, in: path, style: matrix, explode: true, schema: {type: object, properties: {x: {type: integer}}}}
              - {name: page, in: query, schema: {type: integer}}
              - {name: on, in: query, allowEmptyValue: true, schema: {type: boolean}}
              - {name: where, in: query, content: {application/json: {schema: {type: object, required: [a]}}}}
              - {name: more, in: query, schema: {type: object, additionalProperties: {type: integer}, maxProperties: 2}}
              - {name: X-Ids, in: header, schema: {type: array, items: {type: integer}, maxItems: 3}}
              - {name: Accept, in: header, required: true, schema: {type: string}}
              - {name: session, in: cookie, schema: {type: integer}}
              - {name: old, in: query, deprecated: true, schema: {type: string}}
              responses:
                '200':
                  description: found
                  headers:
                    X-Limits: {explode: true, schema: {type: object, properties: {left: {type: integer}}}}
                    Set-Cookie: {schema: {type: string, pattern: '='}}
        components: {securitySchemes: {key: {type: apiKey, in: query, name: api_key}}}
        """

    private static func operation() throws -> Operation {
        var findings = Findings()
        let files = FileTable(["openapi.yaml": contract])
        let contract = try ContractReader.read("openapi.yaml", files: files, findings: &findings)
        try #require(!findings.hasErrors)
        return try #require(contract?.operation(id: "Search"))
    }

    @Test(
        arguments: [
            ("?page=2&on&where=%7B%22a%22:1%7D&k=1&api_key=x&old=1", ";x=1", ["X-Ids": "1, 2"], []),
            ("?page=1&page=2", ";x=1", [:], ["query parameter 'page': expected it once, found it 2 times"]),
            ("?on=1", ";x=1", [:], ["query parameter 'on': expected boolean, found string"]),
            (
                "?where=x", ";x=1", [:],
                [
                    "query parameter 'where': it is not 'application/json': "
                        + "expected a value, found 'x' at line 1, column 1"
                ]
            ),
            ("?where=%7B%7D", ";x=1", [:], ["query parameter 'where' /a: 'a' is required"]),
            ("?a=1&b=x", ";x=1", [:], ["query parameter 'more' /b: expected integer, found string"]),
            ("", "x=1", [:], ["path parameter 'at': expected ';' before it, as style 'matrix' has it, found none"]),
            ("", ";x=y", [:], ["path parameter 'at' /x: expected integer, found string"]),
            (
                "", ";x=1", ["Cookie": "junk; session=x; session2=1"],
                ["cookie 'session': expected integer, found string"]
            ),
            ("", ";x=1", ["Cookie": "a=b; session=\"12\""], []),
            ("", ";x=1", ["X-Ids": "1,x"], ["header 'X-Ids' /1: expected integer, found string"]),
        ] as [(String, String, HTTPFields, [String])])
    func holdsARequestToItsParameters(
        query: String, path: String, fields: HTTPFields, violations: [String]
    ) throws {
        let request = HTTPRequest(.get, RequestTarget("/search/\(path)\(query)"), fields: fields)
        let found = try Self.operation().violations(of: request, pathValues: [path[...]], body: nil)
        #expect(found.map(\.description) == violations)
    }

    @Test func holdsResponseHeadersToTheStyleSimple() throws {
        let operation = try Self.operation()
        var response = HTTPResponse(status: 200, fields: ["X-Limits": "left=1,other=2", "Set-Cookie": "a=1"])
        response.fields.append("Set-Cookie", "b=2, x")
        #expect(operation.judge(response).violations.isEmpty)
        response.fields.append("Set-Cookie", "nothing")
        response.fields["X-Limits"] = "left,1"
        #expect(operation.judge(response).violations.map { $0.name } == ["X-Limits", "Set-Cookie"])
    }

    @Test func knowsWhichAreDeprecated() throws {
        #expect(try Self.operation().parameters.filter(\.isDeprecated).map(\.name) == ["old"])
    }
}
