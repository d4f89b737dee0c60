import Contract
import Diagnostics
import HTTPModel
import MockEngine
import Moments
import TestSupport
import Testing

/// Every response that a built-in contract documents can be made from its schema.
struct BuiltInContractTests {
    @Test(arguments: ["citypay", "libro", "storegister", "synapto"]) func makesEveryResponse(name: String) throws {
        let path = "Fixtures/\(name)/openapi.yaml"
        var findings = Findings()
        let contract = try #require(try ContractReader.read(path, files: Repository(), findings: &findings))
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        let engine = MockEngine(
            apis: [API(name: "bare", contract: contract)], options: EngineOptions(now: { noon }, seed: 1))
        var count = 0
        for operation in contract.operations {
            for status in operation.responses.statuses {
                for type in operation.responses[status]?.content.map(\.mediaType) ?? [] {
                    let target = RequestTarget("/bare" + operation.path.text.replacing(/[{}]/, with: ""))
                    let fields: HTTPFields = ["Prefer": "code=\(status), dynamic=true", "Accept": type.description]
                    let response = engine.respond(to: HTTPRequest(operation.method, target, fields: fields))
                    count += 1
                    #expect(response.status == status)
                    #expect(
                        operation.judge(response).violations.map(\.description) == [],
                        "\(operation.id) \(status) \(type)")
                }
            }
        }
        #expect(count > 0)
    }
}
