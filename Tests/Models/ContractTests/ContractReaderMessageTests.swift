import Contract
import Diagnostics
import TestSupport
import Testing

/// Every finding about a contract, word for word.
@Suite struct ContractReaderMessageTests {
    static func findings(_ files: [String: String]) throws -> String {
        var findings = Findings()
        _ = try ContractReader.read("openapi.yaml", files: FileTable(files), findings: &findings)
        return findings.rendered()
    }

    static func findings(_ text: String) throws -> String { try findings(["openapi.yaml": text]) }

    static let head = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\n"

    static let cases: [(String, String)] = [
        ("[1]", "openapi.yaml:1:1: error: expected an OpenAPI document, found a list\n"),
        (
            "swagger: '2.0'",
            "openapi.yaml:1:1: error: expected 'openapi: 3.1.0' or another 3.0 or 3.1 version at the top, "
                + "found Swagger 2.0; convert the file to OpenAPI 3 first, as 'npx swagger2openapi' or "
                + "https://converter.swagger.io do\n"
        ),
        (
            "info: {_postman_id: a, schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json'}",
            "openapi.yaml:1:1: error: expected 'openapi: 3.1.0' or another 3.0 or 3.1 version at the top, "
                + "found a Postman collection; convert it to OpenAPI 3 first, as Postman's 'Generate a spec' or "
                + "'npx postman-to-openapi' do\n"
        ),
        (
            "asyncapi: 2.0.0",
            "openapi.yaml:1:1: error: expected 'openapi: 3.1.0' or another 3.0 or 3.1 version at the top, "
                + "found an AsyncAPI document, which describes no HTTP operations\n"
        ),
        ("openapi: 4.0.0", "openapi.yaml:1:10: error: expected OpenAPI 3.0 or 3.1, found '4.0.0'\n"),
        (
            head + "pats: {}",
            """
            openapi.yaml:1:1: error: expected 'paths', 'components' or 'webhooks' in OpenAPI document, found none
            openapi.yaml:3:1: error: unknown key 'pats' in OpenAPI document; did you mean 'paths'?

            """
        ),
        (
            head + "paths:\n  pets: {}\n",
            "openapi.yaml:4:3: error: path 'pets' must start with '/'\n"
        ),
        (
            head + "paths:\n  /pets:\n    gett: {}\n",
            "openapi.yaml:5:5: error: unknown key 'gett' in path item; did you mean 'get'?\n"
        ),
        (
            head + "paths:\n  /pets:\n    get:\n      responses:\n        20: {description: x}\n",
            "openapi.yaml:7:9: error: expected a status such as '200', a range such as '4XX' or 'default', found '20'\n"
        ),
        (
            head + "paths:\n  /pets/{id}:\n    get:\n      parameters: [{name: di, in: path, required: true}]\n",
            """
            openapi.yaml:6:7: error: path '/pets/{id}' has '{id}' but no path parameter 'id'; did you mean 'di'?
            openapi.yaml:6:20: error: path parameter 'di' does not occur in '/pets/{id}'; did you mean 'id'?

            """
        ),
        (
            head + "paths:\n  /a: {get: {operationId: x}}\n  /b: {get: {operationId: x}}\n",
            "openapi.yaml:5:13: error: operationId 'x' is taken by GET /a\n"
        ),
        (
            head + "paths:\n  /a:\n    get:\n      security: [{apiKey: []}]\n"
                + "components:\n  securitySchemes:\n    api-key: {type: apikey, in: header, name: k}\n",
            """
            openapi.yaml:6:19: error: unknown security scheme 'apiKey'; did you mean 'api-key'?
            openapi.yaml:9:21: error: unknown type 'apikey'; did you mean 'apiKey'?

            """
        ),
        (
            head + "paths:\n  /a:\n    $ref: '#/components/pathItems/b'\n",
            "openapi.yaml:5:11: error: cannot resolve '$ref' '#/components/pathItems/b': no 'components' in '#'\n"
        ),
        (
            head + "paths:\n  /a:\n    get:\n      responses:\n        '200': {$ref: 'https://a.example/b.yaml#/c'}\n",
            "openapi.yaml:7:23: error: '$ref' to 'https://a.example/b.yaml': nothing is fetched from the network; "
                + "save it as a file and refer to that\n"
        ),
        (
            head + "paths: {/a: {get: {responses: {'200': {content: {a/b: {schema: {\n"
                + "  $ref: 'https://a.example/b.json'}}}}}}}}",
            "openapi.yaml:4:9: error: '$ref' to 'https://a.example/b.json': nothing is fetched from the network; "
                + "save it as a file and refer to that\n"
        ),
        (
            head + "servers:\n- url: /{v}\n  variables: {v: {enum: [a, b]}}\npaths: {}\n",
            "openapi.yaml:5:18: error: server variable has no 'default'\n"
        ),
        (
            head + "servers:\n- uri: /v1\npaths: {}\n",
            """
            openapi.yaml:4:3: error: server has no 'url'
            openapi.yaml:4:3: error: unknown key 'uri' in server; did you mean 'url'?

            """
        ),
        (
            head + "paths:\n  /a:\n    get:\n      responses:\n        '200': {links: {next: {parameters: {}}}}\n",
            "openapi.yaml:7:31: error: expected 'operationId' or 'operationRef' in a link, found neither\n"
        ),
        (
            head + "paths:\n  /a:\n    get:\n      operationId: x\n      responses:\n"
                + "        '200': {links: {next: {operationId: x, requestBody: $reqest.body}}}\n",
            "openapi.yaml:8:61: error: unknown name '$reqest'; did you mean '$request'?\n"
        ),
        (
            head + "paths:\n  /a:\n    get:\n      responses:\n        '200':\n          content:\n"
                + "            application/json: {examples: {one: {externalValue: one.json}}}\n",
            "openapi.yaml:9:64: error: 'externalValue': cannot read 'one.json': no such file or directory\n"
        ),
        (
            head + "paths:\n  /a:\n    get:\n      responses:\n        '200': {$ref: other.yaml}\n",
            "openapi.yaml:7:23: error: '$ref' to 'other.yaml': cannot read 'other.yaml': no such file or directory\n"
        ),
        (
            head + "paths:\n  /a:\n    post:\n      requestBody:\n        content:\n          json: {}\n",
            "openapi.yaml:8:11: error: expected a media type such as 'application/json', found 'json'\n"
        ),
        (
            head + "paths: {/a: {get: {responses: {'200': {content: {a/b: {schema: {\n"
                + "  requird: [id]}}}}}}}}",
            "openapi.yaml:4:3: error: unknown keyword 'requird' in schema; did you mean 'required'?\n"
        ),
    ]

    @Test(arguments: cases)
    func says(_ text: String, _ expected: String) throws {
        let found = try Self.findings(text)
        #expect(found == expected)
    }

    @Test func acceptsAContractThatIsRight() throws {
        #expect(try Self.findings(Self.head + "paths: {/a: {get: {responses: {default: {description: x}}}}}") == "")
    }

    @Test func decodesReferencesAsTheURIsThatTheyAre() throws {
        let files = [
            "openapi.yaml": Self.head + """
                paths:
                  /a: {get: {responses: {'200': {$ref: './sp%20ace/r%C3%A9.yaml#/R%20x'}}}}
                  /b: {get: {responses: {'200': {$ref: 'sp ace/ré.yaml#/R x'}}}}
                  /c: {get: {responses: {'200': {$ref: 'a%20b.yaml'}}}}
                """,
            "sp ace/ré.yaml": "R x: {description: x, content: {a/b: {schema: {$ref: '../sp%20ace/t.yaml#/T~1%25'}}}}",
            "sp ace/t.yaml": "T/%: {type: string}",
            "a%20b.yaml": "description: a file whose own name has a percent sign",
        ]
        #expect(try Self.findings(files) == "")
    }

    @Test func readsThePatternsOfItsVersion() throws {
        let text = #"paths: {/a: {get: {parameters: [{name: q, in: query, schema: {pattern: '^[\w\-]+\:$'}}]}}}"#
        #expect(try Self.findings("openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\n\(text)") == "")
        #expect(
            try Self.findings("openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\n\(text)")
                == #"openapi.yaml:3:72: warning: pattern '^[\w\-]+\:$' is read as Annex B of ECMA-262 allows: "#
                + #"'\:' is no escape of ECMA-262 at character 9"# + "\n")
    }

    @Test(arguments: [
        ("/a/{x}: {get: {parameters: [{name: x, in: path, required: true}]}}", "/a/{y}", "GET /a/{x}")
    ])
    func saysWhichOfTwoPathsAnswers(first: String, other: String, answers: String) throws {
        let text =
            Self.head + "paths:\n  \(first)\n  \(other): {get: {parameters: [{name: y, in: path, required: true}]}}\n"
        #expect(
            try Self.findings(text)
                == "openapi.yaml:5:17: error: GET \(other) matches the same requests as \(answers) at openapi.yaml:4:17\n"
        )
    }

    @Test func resolvesReferencesIntoOtherFilesAndInCircles() throws {
        let files = [
            "openapi.yaml": Self.head + """
                paths:
                  /a:
                    get:
                      responses:
                        '200': {description: x, content: {application/json: {schema: {$ref: 'parts/tree.yaml#/Tree'}}}}
                """,
            "parts/tree.yaml": "Tree: {type: object, properties: {child: {$ref: '#/Tree'}, leaf: {$ref: leaf.yaml}}}",
            "parts/leaf.yaml": "{type: string}",
        ]
        #expect(try Self.findings(files) == "")
    }
}
