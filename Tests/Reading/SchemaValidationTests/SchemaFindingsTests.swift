import Diagnostics
import JSONModel
import SchemaValidation
import Testing

/// What is wrong with schemas, word for word and with its place.
struct SchemaFindingsTests {
    @Test func namesTheNearestKeyword() {
        #expect(
            Samples.findings("type: object\nrequird: [a]\n") == [
                "schema.yaml:2:1: error: unknown keyword 'requird' in schema; did you mean 'required'?"
            ])
    }

    @Test func leavesDistantKeywordsAlone() {
        #expect(Samples.findings("{x-requird: 1, internalNotes: 2}") == [])
    }

    @Test func leavesUnknownKeywordsAloneWhenNotStrict() {
        let registry = SchemaRegistry(options: SchemaOptions(formatAssertion: true, strictKeywords: false))
        _ = registry.schema(Samples.node("requird: [a]"), base: "urn:a", dialect: .draft202012)
        #expect(registry.findings.diagnostics == [])
    }

    @Test func warnsOfKeywordsThatOpenAPI30DoesNotHave() {
        #expect(
            Samples.findings("const: 1\n", .openAPI30) == [
                "schema.yaml:1:1: warning: keyword 'const' has no effect in a schema of OpenAPI 3.0"
            ])
    }

    @Test func namesTheNearestSchemaForAReference() {
        let text = """
            $ref: '#/$defs/Pett'
            $defs:
              Pet: true
            """
        #expect(
            Samples.findings(text) == [
                "schema.yaml:1:7: error: cannot resolve '$ref' '#/$defs/Pett': no 'Pett' in '#/$defs'; "
                    + "did you mean 'Pet'?"
            ])
    }

    @Test func namesTheDocumentThatIsNotLoaded() {
        #expect(
            Samples.findings("$ref: 'schema.yml#/a'") == [
                "schema.yaml:1:7: error: cannot resolve '$ref' 'schema.yml#/a': no document 'file:///schema.yml' "
                    + "is loaded; did you mean 'file:///schema.yaml'?"
            ])
    }

    @Test func namesTheNearestAnchor() {
        #expect(
            Samples.findings("{$ref: '#pett', $defs: {a: {$anchor: pet}}}") == [
                "schema.yaml:1:8: error: cannot resolve '$ref' '#pett': no anchor 'pett' in this schema; "
                    + "did you mean 'pet'?"
            ])
    }

    @Test func reportsPointersThatAreNone() {
        #expect(
            Samples.findings("$ref: '#/a~b'") == [
                "schema.yaml:1:7: error: cannot resolve '$ref' '#/a~b': '/a~b' is not a JSON pointer; "
                    + "a '~' must be followed by 0 or 1"
            ])
    }

    @Test(arguments: [
        ("pattern: [a]", "1:10: error: expected a string for 'pattern', found a list"),
        ("minimum: '1'", "1:10: error: expected a number for 'minimum', found the string '1'"),
        ("maxLength: -1", "1:12: error: expected an integer from 0 on for 'maxLength', found the integer -1"),
        ("multipleOf: 0", "1:13: error: expected a number above 0 for 'multipleOf', found the integer 0"),
        ("required: true", "1:11: error: expected a list of names for 'required', found the boolean true"),
        ("required: [a, 1]", "1:15: error: expected a name for 'required', found the integer 1"),
        ("properties: [a]", "1:13: error: expected a mapping for 'properties', found a list"),
        ("properties: {a: 1}", "1:17: error: expected a schema for 'properties', found the integer 1"),
        ("allOf: []", "1:8: error: expected a list of schemas for 'allOf', found an empty list"),
        (
            "type: strin",
            "1:7: error: expected 'null', 'boolean', 'integer', 'number', 'string', 'array' or 'object' for 'type', "
                + "found 'strin'"
        ),
        ("uniqueItems: yes", "1:14: error: expected true or false for 'uniqueItems', found the string 'yes'"),
    ])
    func reportsValuesOfTheWrongKind(_ schema: String, _ expected: String) {
        #expect(Samples.findings(schema) == ["schema.yaml:\(expected)"])
    }

    @Test func reportsAPatternThatDoesNotCompile() throws {
        let finding = try #require(Samples.findings("pattern: 'a('").first)
        #expect(finding.hasPrefix("schema.yaml:1:10: error: pattern 'a(' does not compile: "))
        #expect(Samples.findings("pattern: 'a('").count == 1)
    }

    @Test func reportsWhatIsNoSchema() {
        #expect(Samples.findings("[1]") == ["schema.yaml:1:1: error: expected a schema, found a list"])
    }

    @Test func reportsSchemasThatLeadBackToThemselves() {
        let text = """
            $ref: '#/$defs/a'
            $defs:
              a: {allOf: [{$ref: '#/$defs/b'}]}
              b: {anyOf: [{type: 'null'}, {$ref: '#/$defs/a'}]}
            """
        let findings = Samples.findings(text)
        #expect(findings.count == 1)
        let told = "error: this schema leads back to itself without going into the value"
        #expect(findings.first?.hasSuffix(told) == true)
    }

    @Test(arguments: ["{$ref: '#/$defs/nowhere'}", "{$ref: '#'}", "{minLength: x, pattern: 'a(', type: objekt}", "[1]"])
    func takesAnyValueWhereASchemaIsWrong(text: String) {
        #expect(Samples.schema(text).isValid(1))
        #expect(Samples.schema(text).isValid("x"))
    }

    @Test func everyErrorSaysWhatIsLost() {
        let registry = Samples.registry("{$ref: '#/$defs/a', minLength: x, requird: [], pattern: 'a('}")
        registry.compileAll([Samples.reference("")])
        #expect(
            registry.findings.diagnostics.map(\.loss) == [
                "the keyword is ignored", "the keyword is ignored", "the pattern is ignored", "any value is taken",
            ])
    }

    @Test func acceptsSchemasThatRecurIntoTheValue() {
        #expect(Samples.findings("{type: object, properties: {child: {$ref: '#'}}}") == [])
    }

    @Test func checksSchemasThatNothingRefersTo() {
        #expect(
            Samples.findings("{$defs: {unused: {minLength: x}}}") == [
                "schema.yaml:1:30: error: expected an integer from 0 on for 'minLength', found the string 'x'"
            ])
    }

    @Test func warnsOfUnknownDialects() {
        #expect(
            Samples.findings("$schema: http://json-schema.org/draft-07/schema#\n") == [
                "schema.yaml:1:10: warning: unknown dialect 'http://json-schema.org/draft-07/schema#'; "
                    + "the schema is read as JSON Schema 2020-12"
            ])
    }

    @Test func reportsPlacesThatAreNotThere() {
        #expect(
            Samples.findings("{$defs: {pet: true}}", at: "/$defs/pets") == [
                "schema.yaml:1:1: error: cannot resolve 'file:///schema.yaml#/$defs/pets': "
                    + "no 'pets' in '#/$defs'; did you mean 'pet'?"
            ])
        #expect(!Samples.schema("{$defs: {pet: true}}", at: "/$defs/pets").isValid(1))
    }
}
