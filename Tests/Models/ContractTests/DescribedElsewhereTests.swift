import Contract
import Diagnostics
import Expressions
import TestSupport
import Testing

/// What a contract says of requests that are not made to it, and of what comes after a response.
@Suite struct DescribedElsewhereTests {
    private static let text = """
        openapi: 3.1.0
        info: {title: Events, version: '1'}
        servers: [{url: 'https://a.example/{v}', variables: {v: {default: '1', enum: ['1', '2']}}}]
        paths:
          /subscriptions:
            post:
              operationId: Subscribe
              callbacks:
                event: {'{$request.body#/url}?id={$response.body#/id}': {post: {operationId: Take}}}
              responses:
                '201':
                  links: {show: {operationId: Show, parameters: {id: $response.body#/id}, requestBody: {a: 1}}}
          /subscriptions/{id}:
            get: {operationId: Show, parameters: [{name: id, in: path, required: true}], servers: [{url: /own}]}
        webhooks:
          event: {post: {}}
        """

    private static func contract() throws -> Contract {
        var findings = Findings()
        let files = FileTable(["openapi.yaml": text])
        return try #require(try ContractReader.read("openapi.yaml", files: files, findings: &findings))
    }

    @Test func linksAreTypedAndKeepTheirPlace() throws {
        let operation = try #require(try Self.contract().operation(id: "Subscribe"))
        let link = try #require(operation.responses[201]?.links.first)
        #expect(link.name == "show")
        #expect(link.target == .operationId("Show"))
        #expect(link.parameters.map(\.name) == ["id"])
        #expect(link.parameters[0].value.references.map(\.text) == ["$response.body#/id"])
        #expect(link.requestBody?.isConstant == true)
        #expect("\(link.location)" == "openapi.yaml:12:25")
    }

    @Test func callbacksAndWebhooksHaveTheOperationsThatAreSent() throws {
        let contract = try Self.contract()
        let callback = try #require(contract.operation(id: "Subscribe")?.callbacks.first)
        #expect(callback.name == "event")
        #expect(
            callback.destinations[0].url?.references.map(\.text) == ["$request.body#/url", "$response.body#/id"])
        #expect(callback.destinations[0].operations.map(\.id) == ["Take"])
        #expect(contract.webhooks.map(\.name) == ["event"])
        #expect(contract.webhooks[0].operations.map(\.id) == ["POST event webhook"])
        #expect(contract.operations.map(\.id) == ["Subscribe", "Show"])
    }

    @Test func serversAreThoseOfTheNearestPlaceThatHasAny() throws {
        let contract = try Self.contract()
        #expect(contract.operation(id: "Subscribe")?.servers.flatMap(\.basePaths) == ["/1", "/2"])
        #expect(contract.operation(id: "Show")?.servers.flatMap(\.basePaths) == ["/own"])
    }
}
