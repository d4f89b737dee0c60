import Scaffolding
import Testing

@Suite struct ScenarioDrafterTests {
    @Test func sendsExamplesAndWhatIsRequired() throws {
        let text = try Drafting.texts(
            """
            paths:
              /a/{id}:
                put:
                  operationId: Put
                  summary: Put a thing.
                  parameters:
                    - {name: id, in: path, required: true, example: a-1}
                    - {name: page, in: query, required: true, schema: {type: integer, enum: [3]}}
                    - {name: size, in: query, schema: {type: integer}}
                    - {name: X-Trace, in: header, required: true, examples: {one: {value: t-1}}}
                    - {name: session, in: cookie, required: true, example: s-1}
                  requestBody: {content: {application/json: {example: {name: "$now", "n": 5}}}}
                  responses: {'204': {description: d}}
            """)
        #expect(
            text["Put"] == """
                scenario: "Put: Put a thing"
                api: shop
                steps:
                  - operation: Put
                    path: {id: a-1}
                    query: {page: 3}
                    headers: {X-Trace: t-1, Cookie: {session: s-1}}
                    body: {name: $$now, "n": 5}
                    expect: {status: 204}

                """)
    }

    private static let order = """
        requestBody: {content: {application/json: {schema: {type: object, required: [sku], properties: {sku: {const: A}}}}}}
        """
    private static let answer = """
        {description: d, content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: integer}}}}}}
        """

    @Test func takesTheIdOfAPathFromTheOperationThatMakesIt() throws {
        let texts = try Drafting.texts(
            """
            paths:
              /orders:
                post: {operationId: Create, \(Self.order), responses: {'201': \(Self.answer)}}
              /orders/{orderId}:
                get:
                  operationId: Get
                  parameters: [{name: orderId, in: path, required: true, schema: {type: integer}}]
                  responses: {'200': \(Self.answer)}
            """)
        #expect(
            texts["Get"] == """
                scenario: "Get: answers 200"
                api: shop
                steps:
                  - id: Create
                    operation: Create
                    body: {sku: A}
                    expect: {status: 201}
                    outputs: {orderId: $response.body#/id}
                  - operation: Get
                    path: {orderId: $steps.Create.outputs.orderId}
                    expect: {status: 200, body: {id: !integer}}

                """)
    }

    @Test func followsLinks() throws {
        let texts = try Drafting.texts(
            """
            paths:
              /make:
                post:
                  operationId: Make
                  responses:
                    '201': {description: d, links: {it: {operationRef: '#/paths/~1things~1{id}/get', parameters: {path.id: $response.header.X-Id}}}}
              /things/{id}:
                get:
                  operationId: Get
                  parameters: [{name: id, in: path, required: true}]
                  responses: {'200': {description: d}}
            """)
        let text = try #require(texts["Get"])
        #expect(text.contains("outputs: {id: $response.header.X-Id}"), "\(text)")
        #expect(text.contains("path: {id: $steps.Make.outputs.id}"))
    }

    @Test func leavesOutWhatIsRequiredWhereThatIsDocumented() throws {
        let drafts = try Drafting.drafts(
            """
            security: [{key: []}]
            paths:
              /orders:
                post:
                  operationId: Create
                  \(Self.order)
                  responses: {'201': \(Self.answer), '401': {description: d}, '422': \(Self.answer)}
            components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
            """)
        let refusals = try #require(drafts.first).refusals.map { drafts[0].text([$0], schema: "s.json") }
        #expect(
            refusals.first == """
                # yaml-language-server: $schema=s.json
                scenario: "Create: answers 201"
                api: shop
                steps:
                  - operation: Create
                    body: {}
                    expect: {status: 422, body: {id: !integer}}

                """)
        #expect(refusals.last?.contains("credential: none\n    expect: {status: 401}\n") == true)
        #expect(refusals.count == 3)
    }

    @Test func namesFilesAfterOperations() throws {
        let drafts = try Drafting.drafts(
            """
            paths:
              /a/{x}: {get: {responses: {'200': {description: d}}}}
              /b: {get: {operationId: 'GET a x', responses: {'200': {description: d}}}}
              /c: {get: {operationId: get-A-X, responses: {'200': {description: d}}}}
            """)
        #expect(drafts.map(\.name) == ["GET-a-x", "GET-a-x-2", "get-A-X-3"])
    }
}
