import Diagnostics
import Documents
import JSONModel
import OpenAPIObjects
import TestSupport
import Testing

/// What the walk by the table comes upon: objects by their kind, and references by what they should lead to.
@Suite struct ObjectWalkTests {
    private static func walk(_ text: String) throws -> ObjectWalk {
        var findings = Findings()
        let root = try #require(DocumentReader.read(Array(text.utf8), file: "a.yaml", findings: &findings))
        return ObjectWalk(
            from: .init(file: "a.yaml", pointer: .root, node: root), as: .document, in: .v31, uri: { $0 }
        ) { reference in
            guard let text = reference.node.string, text.hasPrefix("#"),
                let pointer = JSONPointer(String(text.dropFirst()))
            else { return nil }
            return root.node(at: pointer).map { .init(file: "a.yaml", pointer: pointer, node: $0) }
        }
    }

    private static let text = """
        openapi: 3.1.0
        info: {title: A, version: '1'}
        paths:
          /a:
            get:
              parameters: [{$ref: '#/x-shared/limit'}]
              responses:
                '200':
                  description: x
                  content:
                    application/json:
                      schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
                      example: {$ref: '#/nowhere'}
        components:
          schemas:
            Pet: {properties: {owner: {$ref: '#/components/schemas/Pet'}, $ref: {type: string}}}
        x-shared:
          limit: {name: limit, in: query, schema: {type: integer}}
        """

    @Test func visitsEachObjectOnceAsWhatItStandsFor() throws {
        let visited = try Self.walk(Self.text).objects.map { "\($0.kind.name) \($0.pointer)" }
        #expect(
            visited == [
                "OpenAPI document ", "info /info", "paths /paths", "path item /paths/~1a", "operation /paths/~1a/get",
                "parameter /x-shared/limit", "schema /x-shared/limit/schema", "responses /paths/~1a/get/responses",
                "response /paths/~1a/get/responses/200",
                "media type /paths/~1a/get/responses/200/content/application~1json",
                "schema /paths/~1a/get/responses/200/content/application~1json/schema",
                "schema /paths/~1a/get/responses/200/content/application~1json/schema/items",
                "schema /components/schemas/Pet", "schema /components/schemas/Pet/properties/owner",
                "schema /components/schemas/Pet/properties/$ref", "components /components",
            ])
    }

    @Test func findsReferencesAndNoneInData() throws {
        let references = try Self.walk(Self.text).references
        #expect(
            references.map { "\($0.kind.name) \($0.node.string ?? "")" } == [
                "parameter #/x-shared/limit", "schema #/components/schemas/Pet", "schema #/components/schemas/Pet",
            ])
        #expect(references.allSatisfy { $0.role == .regular })
    }

    @Test func tellsReferencesThatHaveNoPlaceThere() throws {
        let text = """
            openapi: 3.1.0
            info: {$ref: '#/a'}
            paths:
              /a: {get: {$ref: '#/b'}, post: {requestBody: {content: {$ref: '#/c'}}}}
            components: {schemas: {A: {properties: {$ref: '#/d'}}}}
            """
        let roles = try Self.walk(text).references.map(\.role)
        #expect(
            roles == [
                .misplaced(in: "info"), .misplaced(in: "operation"), .misplaced(in: "'content'"),
                .misplaced(in: "'properties'"),
            ])
    }

    @Test func takesMappingsForReferences() throws {
        let text = """
            openapi: 3.1.0
            components: {schemas: {A: {discriminator: {propertyName: k, mapping: {a: Cat}}, oneOf: [true]}}}
            """
        let references = try Self.walk(text).references
        #expect(references.map(\.role) == [.mapping])
        #expect(references.map(\.kind) == [.schema])
    }
}
