import Diagnostics
import JSONModel
import SchemaValidation
import Testing

/// The dialects of OpenAPI 3.0 and 3.1.
struct OpenAPISchemaTests {
    @Test func addsNullToATypeThatIsNullable() {
        let schema = Samples.schema("{type: string, nullable: true}", .openAPI30)
        #expect(schema.isValid(nil))
        #expect(schema.isValid("a"))
        #expect(schema.violations(of: 1).map(\.problem) == [.type(expected: ["string", "null"], found: "integer")])
        #expect(!Samples.schema("{type: string}", .openAPI30).isValid(nil))
        #expect(!Samples.schema("{type: string, nullable: true}", .openAPI31).isValid(nil))
    }

    @Test func readsExclusiveLimitsAsBooleans() {
        let text = "{minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false}"
        let schema = Samples.schema(text, .openAPI30)
        let zero = JSONNumber(0)
        #expect(schema.isValid(9))
        #expect(schema.violations(of: 0).map(\.problem) == [.exclusiveMinimum(limit: zero, found: zero)])
        #expect(schema.violations(of: 0).map(\.keyword) == ["minimum"])
    }

    @Test func ignoresWhatStandsBesideAReference() {
        let text = "{properties: {a: {$ref: '#/x', maxLength: 1}}, x: {type: string}}"
        #expect(Samples.schema(text, .openAPI30).isValid(["a": "long"]))
        #expect(!Samples.schema(text, .openAPI31).isValid(["a": "long"]))
    }

    @Test(arguments: [SchemaDialect.openAPI30, .openAPI31])
    func requiresMembersOnlyInTheirDirection(_ dialect: SchemaDialect) {
        let schema = Samples.schema(
            """
            required: [id, secret, name]
            properties:
              id: {$ref: '#/x-id'}
              secret: {type: string, writeOnly: true}
              name: {type: string}
            x-id: {type: integer, readOnly: true}
            """, dialect)
        func missing(_ direction: Direction?) -> [SchemaViolation.Problem] {
            schema.violations(of: [:], direction: direction).map(\.problem)
        }
        #expect(missing(.request) == [.required("secret"), .required("name")])
        #expect(missing(.response) == [.required("id"), .required("name")])
        #expect(missing(nil) == [.required("id"), .required("secret"), .required("name")])
        #expect(schema.isValid(["name": "a", "secret": "b"], direction: .request))
        #expect(!schema.isValid(["name": "a", "secret": "b"], direction: .response))
    }

    @Test func knowsTheNamesOfSchemasInsideAnotherDocument() throws {
        let text = """
            openapi: 3.1.0
            paths:
              /a:
                get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}
            components:
              schemas:
                A: {properties: {b: {$ref: 'urn:b'}}}
                B: {$id: 'urn:b', type: integer}
            """
        let pointer = "/paths/~1a/get/responses/200/content/application~1json/schema"
        let registry = SchemaRegistry()
        let places = try [pointer, "/components/schemas/A", "/components/schemas/B"].map {
            try #require(JSONPointer($0))
        }
        registry.add(Samples.node(text), uri: "file:///schema.yaml", dialect: .openAPI31, schemasAt: places)
        let schema = registry.schema(at: Samples.reference(pointer))
        #expect(schema.isValid(["b": 1]))
        #expect(!schema.isValid(["b": "x"]))
        #expect(registry.findings.diagnostics == [])
    }

    @Test func readsEscapedNamesInPlaces() {
        let text = "{a b: {'%/c': {type: integer}}}"
        #expect(!Samples.schema(text, .openAPI30, at: "/a b/%~1c").isValid("x"))
        #expect(Samples.schema(text, .openAPI30, at: "/a b/%~1c").isValid(1))
    }

    private static let pets = """
        openapi: 3.0.3
        components:
          schemas:
            Pet:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: kind, mapping: {dog: '#/components/schemas/Dog'}}
            Cat: {type: object, required: [kind, lives], properties: {lives: {type: integer}}}
            Dog: {type: object, required: [kind, bark, size, age], properties: {bark: {type: string}}}
        """

    private func violations(ofPet pet: JSON) -> [SchemaViolation] {
        Samples.schema(Self.pets, .openAPI30, at: "/components/schemas/Pet").violations(of: pet)
    }

    @Test func explainsTheBranchTheDiscriminatorNames() {
        let violations = violations(ofPet: ["kind": "dog", "bark": 1])
        #expect(violations.map(\.problem) == [.noBranchMatched(count: 2, closest: 1)])
        #expect(
            violations.flatMap(\.leaves).map(\.problem) == [
                .type(expected: ["string"], found: "integer"), .required("size"), .required("age"),
            ])
        #expect(self.violations(ofPet: ["kind": "Cat"]).flatMap(\.leaves).map(\.problem) == [.required("lives")])
    }

    @Test func tellsOfDiscriminatorsThatNameNoBranch() {
        #expect(
            violations(ofPet: ["kind": "cow"]).map(\.problem) == [
                .unknownDiscriminator(property: "kind", found: "cow", known: ["dog", "Cat"])
            ])
        #expect(violations(ofPet: [:]).map(\.problem) == [.missingDiscriminator("kind")])
    }

    @Test(arguments: [
        ("int32", "2147483647", true), ("int32", "2147483648", false), ("int32", "1.5", false),
        ("int64", "9223372036854775807", true), ("int64", "9223372036854775808", false), ("int64", "\"x\"", true),
        ("byte", "\"YQ==\"", true), ("byte", "\"YQ=\"", false), ("byte", "\"Y?==\"", false),
        ("double", "1e400", true), ("password", "\"\"", true), ("binary", "\"\"", true),
    ])
    func assertsFormatsOfOpenAPI(_ format: String, _ instance: String, _ isValid: Bool) throws {
        #expect(Samples.schema("format: \(format)", .openAPI30).isValid(try JSON(text: instance)) == isValid)
    }
}
