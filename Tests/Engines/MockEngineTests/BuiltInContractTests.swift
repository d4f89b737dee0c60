import Behaviour
import Contract
import Diagnostics
import HTTPModel
import JSONModel
import MockEngine
import Moments
import TestSupport
import Testing

/// Every response that a built-in contract documents can be made from its schema.
struct BuiltInContractTests {
    /// Lets every request in, because `Prefer: code=2xx` holds it to the contract.
    private static let lenience = """
        refusals:
          missing-credentials: ignore
          invalid-request: ignore
        """

    @Test(arguments: ["citypay", "libro", "storegister", "synapto"]) func makesEveryResponse(name: String) throws {
        let path = "Fixtures/\(name)/openapi.yaml"
        var findings = Findings()
        let contract = try #require(try ContractReader.read(path, files: Repository(), findings: &findings))
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        let behaviour = try BehaviourReader.read(
            "behaviour.yaml", contract: contract, files: FileTable(["behaviour.yaml": Self.lenience]),
            findings: &findings)
        #expect(findings.rendered() == "")
        let engine = MockEngine(
            apis: [API(name: "bare", contract: contract, behaviour: try #require(behaviour))],
            options: EngineOptions(now: { noon }, seed: 1))
        var count = 0
        for operation in contract.operations {
            for status in operation.responses.statuses {
                for type in operation.responses[status]?.content.map(\.mediaType) ?? [] {
                    let target = RequestTarget("/bare" + operation.path.text.replacing(/[{}]/, with: ""))
                    var fields: HTTPFields = ["Prefer": "code=\(status), dynamic=true", "Accept": type.description]
                    var body: [UInt8] = []
                    if let sent = operation.requestBody?.content.first?.mediaType {
                        fields.append("Content-Type", sent.contentType)
                        body = BodyCodec.encode([:], type: sent, as: nil)
                    }
                    let response = engine.respond(to: HTTPRequest(operation.method, target, fields: fields, body: body))
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
