import Contract
import Diagnostics
import Documents
import Linting
import TestSupport
import Testing

/// The documents that the OpenAPI Initiative calls valid and invalid, for version 3.1.
@Suite(.enabled(if: ConformanceSuite.openAPI.isWanted, "\(ConformanceSuite.openAPI.missing)"))
struct OpenAPISuiteTests {
    private static let suite = ConformanceSuite.openAPI

    /// The errors in valid documents.
    ///
    /// The suite tests the specification's JSON Schema; these rules are in its text alone.
    private static let errors: [String: [String]] = [
        // §4.8.8.1: each name in a path has a path parameter, and the other way round. §4.8.30: a security scheme is
        // declared.
        "pass/operation-object-example.yaml": [
            "8:7: path '/pets/{id}' has '{id}' but no path parameter 'id'",
            "13:11: path parameter 'petId' does not occur in '/pets/{id}'",
            "45:11: unknown security scheme 'petstore_auth'",
        ],
        // Nothing is fetched from the network.
        "pass/security-scheme-object-examples.yaml": [
            "59:13: '$ref' to 'https://example.com/api/openapi.json': nothing is fetched from the network; "
                + "save it as a file and refer to that"
        ],
        // §4.8.12.2: a path parameter has 'required: true'.
        "pass/style-defaults.yaml": [
            "8:7: path parameter 'encoding_object_defaults' is always there; it must have 'required: true'"
        ],
    ]

    private static func findings(_ path: String) throws -> (isContract: Bool, errors: [String]) {
        var findings = Findings()
        let root = DocumentReader.read(try suite.read(path), file: path, findings: &findings)
        let contract = root.flatMap { root in
            ContractLinter.lint(root, path: path, files: FileTable([:]), findings: &findings)
        }
        let errors = findings.sorted.filter { $0.severity == .error }
        return (contract != nil, errors.map { "\($0.location.line):\($0.location.column): \($0.message)" })
    }

    @Test func isWhole() {
        #expect(Self.suite.yamlFiles("pass").count == 35)
        #expect(Self.suite.yamlFiles("fail").count == 11)
    }

    @Test(arguments: suite.yamlFiles("pass")) func loadsWhatIsValid(path: String) throws {
        let (isContract, errors) = try Self.findings(path)
        #expect(isContract)
        #expect(errors == Self.errors[path] ?? [])
    }

    @Test(arguments: suite.yamlFiles("fail")) func findsWhatIsInvalid(path: String) throws {
        #expect(try !Self.findings(path).errors.isEmpty)
    }
}
