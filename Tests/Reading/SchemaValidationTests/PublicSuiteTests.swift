import Documents
import JSONModel
import SchemaValidation
import TestSupport
import Testing

/// The public JSON Schema test suite, file by file.
@Suite(.enabled(if: ConformanceSuite.jsonSchema.isWanted, "\(ConformanceSuite.jsonSchema.missing)"))
struct PublicSuiteTests {
    private static let suite = ConformanceSuite.jsonSchema

    @Test(arguments: suite.schemaTests("draft2020-12"))
    func agreesWithDraft202012(_ file: String) throws {
        try run(file, .draft202012, remotes: "draft2020-12", formatAssertion: false)
    }

    @Test(arguments: suite.schemaTests("draft4"))
    func agreesWithDraft4(_ file: String) throws {
        try run(file, .draft4, remotes: "draft4", formatAssertion: false)
    }

    @Test(arguments: suite.schemaTests("draft2020-12/optional/format"))
    func agreesWithFormatsOfDraft202012(_ file: String) throws {
        try run(file, .draft202012, remotes: "draft2020-12", formatAssertion: true)
    }

    @Test(arguments: suite.schemaTests("draft4/optional/format"))
    func agreesWithFormatsOfDraft4(_ file: String) throws {
        try run(file, .draft4, remotes: "draft4", formatAssertion: true)
    }

    @Test(arguments: suite.schemaTests("draft2020-12/optional"))
    func agreesWithOptionalTestsOfDraft202012(_ file: String) throws {
        try run(file, .draft202012, remotes: "draft2020-12", formatAssertion: false)
    }

    @Test(arguments: suite.schemaTests("draft4/optional"))
    func agreesWithOptionalTestsOfDraft4(_ file: String) throws {
        try run(file, .draft4, remotes: "draft4", formatAssertion: false)
    }

    private func run(_ file: String, _ dialect: SchemaDialect, remotes: String, formatAssertion: Bool) throws {
        let groups = try Self.suite.schemaTestGroups(file)
        let options = SchemaOptions(formatAssertion: formatAssertion)
        var failed: Set<String> = []
        var count = 0
        for group in groups {
            let registry = SchemaRegistry(options: options)
            for remote in try Self.suite.remotes(of: remotes) {
                registry.add(remote.node, uri: remote.uri, dialect: dialect)
            }
            let schema = registry.schema(try #require(group["schema"]), base: "urn:suite", dialect: dialect)
            for test in try #require(group["tests"]?.sequence) {
                count += 1
                if !agrees(schema, test) { failed.insert("\(file): \(text(group)): \(text(test))") }
            }
        }
        print("\(file): \(count - failed.count) of \(count)")
        let known = Set(KnownFailures.reasons.keys.filter { $0.hasPrefix("\(file): ") })
        #expect(count > 0)
        #expect(failed.subtracting(known) == [], "fails unexpectedly")
        #expect(known.subtracting(failed) == [], "is a known failure and passes")
    }

    /// Whether the verdict is right, and both manners of evaluating give it.
    private func agrees(_ schema: Schema, _ test: Node) -> Bool {
        guard let data = test["data"]?.json, case .bool(let isValid)? = test["valid"]?.content else { return false }
        return schema.isValid(data) == isValid && schema.violations(of: data).isEmpty == isValid
    }

    private func text(_ node: Node) -> String { node["description"]?.string ?? "" }
}
