import Diagnostics
import Documents
import OpenAPIObjects
import TestSupport
import Testing

/// What is said of objects that do not keep to the table, word for word, and what is lost.
@Suite struct DescribedObjectMessageTests {
    private static func node(_ text: String) throws -> Node {
        var findings = Findings()
        return try #require(DocumentReader.read(Array(text.utf8), file: "a.yaml", findings: &findings))
    }

    private static func findings(_ kind: ObjectKind, _ version: OpenAPIVersion, _ text: String) throws -> String {
        var findings = Findings()
        _ = DescribedObject(try node(text), as: kind, in: version, findings: &findings)
        return findings.tolerated.rendered()
    }

    @Test(arguments: [
        (ObjectKind.operation, OpenAPIVersion.v31, "{responses: {}, x-own: 1}", ""),
        (
            .operation, .v31, "[a]",
            "a.yaml:1:1: warning: expected a mapping for 'operation', found a list (the operation is ignored)\n"
        ),
        (
            .pathItem, .v31, "{gett: {}}",
            "a.yaml:1:2: warning: unknown key 'gett' in path item; did you mean 'get'? (it is ignored)\n"
        ),
        (
            .example, .v31, "{zebra: {}}",
            "a.yaml:1:2: warning: unknown key 'zebra' in example; example has 'summary', 'description', 'value' or "
                + "'externalValue' (it is ignored)\n"
        ),
        (
            .parameter, .v31, "{name: a}",
            "a.yaml:1:1: warning: parameter has no 'in' (the parameter is ignored)\n"
        ),
        (
            .parameter, .v31, "{name: a, in: qury}",
            "a.yaml:1:15: warning: unknown in 'qury'; did you mean 'query'? ('in' is ignored)\n"
        ),
        (
            .operation, .v31, "{operationId: 5, deprecated: yes, tags: [a, 1]}",
            """
            a.yaml:1:15: warning: expected a string for 'operationId', found the integer 5 ('operationId' is ignored)
            a.yaml:1:30: warning: expected true or false for 'deprecated', found the string 'yes' ('deprecated' is ignored)
            a.yaml:1:45: warning: expected strings for 'tags', found the integer 1 ('tags' is ignored)

            """
        ),
        (
            .document, .v30, "{openapi: 3.0.3, info: {}, paths: {}, webhooks: {}}",
            "a.yaml:1:39: warning: 'webhooks' means nothing in OpenAPI document of OpenAPI 3.0; it came with 3.1 "
                + "(it is ignored)\n"
        ),
        (
            .header, .v31, "{allowReserved: true}",
            "a.yaml:1:2: warning: 'allowReserved' means nothing in header of OpenAPI 3.1; it went with 3.0 "
                + "(it is ignored)\n"
        ),
        (
            .document, .v30, "{openapi: 3.0.3}",
            """
            a.yaml:1:1: warning: OpenAPI document has no 'info' (the file's name stands for its title)
            a.yaml:1:1: warning: OpenAPI document has no 'paths' (nothing depends on it)

            """
        ),
        (
            .securityScheme, .v31, "{type: http, scheme: basic, flows: {}}",
            "a.yaml:1:29: warning: 'flows' means nothing here; it is for a security scheme whose 'type' is 'oauth2' "
                + "(it is ignored)\n"
        ),
        (
            .securityScheme, .v30, "{type: apikey, in: header, name: k}",
            "a.yaml:1:8: warning: unknown type 'apikey'; did you mean 'apiKey'? ('type' is ignored)\n"
        ),
        (
            .passwordFlow, .v31, "{scopes: {}}",
            "a.yaml:1:1: warning: flow 'password' has no 'tokenUrl' (nothing depends on it)\n"
        ),
        (.securityRequirement, .v31, "{key: [a, b]}", ""),
    ])
    func says(kind: ObjectKind, version: OpenAPIVersion, text: String, expected: String) throws {
        #expect(try Self.findings(kind, version, text) == expected)
    }

    @Test func hasOnlyWhatIsRight() throws {
        var findings = Findings()
        let node = try Self.node("{description: 5, required: true, contents: {}, content: {a/b: {}}}")
        let body = try #require(DescribedObject(node, as: .requestBody, in: .v31, findings: &findings))
        #expect(body.string("description") == nil)
        #expect(body.isWrong("description"))
        #expect(body.isTrue("required"))
        #expect(body["contents"] == nil)
        #expect(body.members("content").map(\.name) == ["a/b"])
    }

    @Test func knowsTheMembersThatAuthorsName() throws {
        var findings = Findings()
        let node = try Self.node("{'200': {}, default: {}, x-own: 1}")
        let responses = try #require(DescribedObject(node, as: .responses, in: .v31, findings: &findings))
        #expect(responses.others.map(\.name) == ["200", "default"])
        #expect(findings.diagnostics.isEmpty)
    }

    @Test func everyKindHasARow() {
        for kind in ObjectKind.allCases { #expect(!kind.name.isEmpty && [true, false].contains(kind.isReferable)) }
    }
}
