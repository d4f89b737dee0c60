import Contract
import Diagnostics
import JSONModel
import SchemaValidation
import TestSupport
import Testing

/// Documents with defects that others have in public: what a program says that loads them, and what is left.
@Suite struct ToleratedFindingsTests {
    private static func read(_ files: [String: String]) throws -> (contract: Contract, findings: String) {
        var findings = Findings()
        let contract = try ContractReader.read("openapi.yaml", files: FileTable(files), findings: &findings)
        return (try #require(contract), findings.tolerated.rendered())
    }

    private static let head = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\n"

    @Test(arguments: [
        // A key of an object where media types are meant.
        (
            "  /a: {get: {responses: {'200': {description: x, content: {examples: {}}}}}}\n",
            "openapi.yaml:4:60: warning: expected a media type such as 'application/json', found 'examples' "
                + "(the media type is ignored)\n"
        ),
        (
            "  /a: {get: {responses: {'200': {description: x, content: {a/b: {schema: {$ref: '#/b'}}}}}}}\n",
            "openapi.yaml:4:81: warning: cannot resolve '$ref' '#/b': no 'b' in '#' (any value is taken)\n"
        ),
        (
            "  /a/{vendor_id}: {get: {responses: {'200': {description: x}}}}\n",
            "openapi.yaml:4:25: warning: path '/a/{vendor_id}' has '{vendor_id}' but no path parameter 'vendor_id' "
                + "(any text is taken for it)\n"
        ),
        (
            "  /a: {get: {parameters: [{name: a, in: query, enum: [x], schema: {type: string}}], "
                + "responses: {'200': {description: x}}}}\n",
            "openapi.yaml:4:48: warning: unknown key 'enum' in parameter; parameter has 'name', 'in', 'description', "
                + "'required', 'deprecated', 'allowEmptyValue', 'style', 'explode', 'allowReserved', 'schema', "
                + "'example', 'examples' or 'content' (it is ignored)\n"
        ),
        (
            "  /a: {get: {parameters: [{name: a, in: query, schema: {pattern: '(?i)x'}}], "
                + "responses: {'200': {description: x}}}}\n",
            "openapi.yaml:4:66: warning: pattern '(?i)x' does not compile: '(?i' starts no group that ECMA-262 knows at "
                + "character 1 (the pattern is ignored)\n"
        ),
        (
            "  /a: {get: {security: [{oauth2: []}], responses: {'200': {description: x}}}}\n"
                + "components: {securitySchemes: {oauth2: null}}\n",
            "openapi.yaml:5:40: warning: expected a mapping for 'security scheme', found null "
                + "(no request is held to it)\n"
        ),
        (
            "  /a: {get: {requestBody: {$ref: '#/b'}, responses: {'200': {$ref: '#/c'}}}}\n",
            """
            openapi.yaml:4:34: warning: cannot resolve '$ref' '#/b': no 'b' in '#' (any body is taken)
            openapi.yaml:4:68: warning: cannot resolve '$ref' '#/c': no 'c' in '#' (nothing is known of response '200')

            """
        ),
        (
            "  /a: {get: null}\n",
            "openapi.yaml:4:13: warning: expected a mapping for 'operation', found null (GET /a answers 501)\n"
        ),
        (
            "  /a: {get: {$ref: '#/b'}}\n",
            "openapi.yaml:4:20: warning: cannot resolve '$ref' '#/b': there is nothing at that place "
                + "(operation counts as empty)\n"
        ),
    ])
    func tellsWhatIsLost(paths: String, expected: String) throws {
        let (contract, findings) = try Self.read(["openapi.yaml": Self.head + "paths:\n" + paths])
        #expect(findings == expected)
        #expect(contract.operations.count == 1)
        #expect(contract.disabled.count == expected.split(separator: "\n").count)
    }

    @Test func saysNothingOfWhatNoOperationNeeds() throws {
        let text =
            Self.head + "paths: {/a: {get: {responses: {'200': {description: x}}}}}\n"
            + "components: {schemas: {A: {$ref: '#/b'}}, parameters: {p: {}}}\n"
        #expect(try Self.read(["openapi.yaml": text]).findings == "")
    }

    @Test func takesTheFileForTheTitleOfADocumentWithoutInfo() throws {
        let (contract, findings) = try Self.read([
            "openapi.yaml": "openapi: 3.0.3\npaths: {/a: {get: {responses: {'200': {description: x}}}}}"
        ])
        #expect(contract.title == "openapi.yaml")
        #expect(
            findings == "openapi.yaml:1:1: warning: OpenAPI document has no 'info' "
                + "(the file's name stands for its title)\n")
    }

    @Test func followsReferencesWhereThereMayBeNone() throws {
        let files = [
            "openapi.yaml": Self.head + """
                paths:
                  /a: {get: {$ref: parts/get.yaml}}
                  /b: {post: {requestBody: {content: {$ref: '#/x-content'}}, responses: {'200': {description: x}}}}
                x-content: {application/json: {schema: {properties: {$ref: '#/x-properties'}}}}
                x-properties: {a: {type: integer}}
                """,
            "parts/get.yaml": "operationId: GetA\nresponses: {'200': {$ref: ok.yaml}}",
            "parts/ok.yaml": "description: ok",
        ]
        let (contract, findings) = try Self.read(files)
        #expect(
            findings == """
                openapi.yaml:4:20: warning: '$ref' cannot stand in operation; write there what it leads to (it is followed)
                openapi.yaml:5:45: warning: '$ref' cannot stand in 'content'; write there what it leads to (it is followed)
                openapi.yaml:6:60: warning: '$ref' cannot stand in 'properties'; write there what it leads to (it is followed)

                """)
        #expect(contract.operation(id: "GetA")?.responses[200]?.summary == "ok")
        let schema = try #require(contract.operations[1].requestBody?.content[0].schema)
        #expect(schema.isValid(["a": 1]))
        #expect(!schema.isValid(["a": "x"]))
    }

    @Test func disablesAnOperationOfWhichNothingIsKnown() throws {
        let (contract, _) = try Self.read(["openapi.yaml": Self.head + "paths: {/a: {get: {$ref: '#/b'}, put: []}}"])
        #expect(
            contract.operations.map { $0.defect?.message } == [
                "cannot resolve '$ref' '#/b': there is nothing at that place",
                "expected a mapping for 'operation', found an empty list",
            ])
    }

    @Test func goesOnWhenAFileThatIsReferredToIsNoDocument() throws {
        let files = [
            "openapi.yaml": Self.head + "paths: {/a: {get: {responses: {'200': {$ref: 'b.yaml'}}}}}",
            "b.yaml": "a: [",
        ]
        let (contract, findings) = try Self.read(files)
        #expect(contract.operations[0].responses[200]?.defect != nil)
        #expect(findings.contains("(what refers to the file is ignored)"))
        #expect(findings.contains("openapi.yaml:3:46: warning: '$ref' to 'b.yaml': there is no document in it"))
    }
}
