import Diagnostics
import Documents
import JSONModel
import SchemaValidation
import Testing

/// The metaschemas are there without a file or a network.
struct MetaschemaTests {
    private static let base = "https://json-schema.org/draft/2020-12/"

    @Test(arguments: [
        "schema", "meta/core", "meta/applicator", "meta/unevaluated", "meta/validation", "meta/meta-data",
        "meta/format-annotation", "meta/format-assertion", "meta/content",
    ])
    func isAnInstanceOfItself(_ name: String) throws {
        let registry = SchemaRegistry()
        let metaschema = registry.schema(at: SchemaReference(uri: Self.base + "schema"))
        let place = try #require(registry.resolve(name, base: Self.base))
        #expect(metaschema.violations(of: place.node.json) == [])
        #expect(registry.findings.diagnostics == [])
    }

    @Test func findsFaultsDeepInASchema() {
        let registry = SchemaRegistry()
        let metaschema = registry.schema(at: SchemaReference(uri: Self.base + "schema"))
        let violations = metaschema.violations(of: ["properties": ["a": ["items": ["minLength": -1]]]])
        #expect(violations.map { "\($0.subjectLocation)" } == ["/properties/a/items/minLength"])
    }

    @Test func describesDraft4() {
        let registry = SchemaRegistry()
        let metaschema = registry.schema(at: SchemaReference(uri: "http://json-schema.org/draft-04/schema"))
        #expect(metaschema.isValid(["minimum": 1, "exclusiveMinimum": true]))
        #expect(!metaschema.isValid(["exclusiveMinimum": true]))
        #expect(registry.findings.diagnostics == [])
    }
}
