import Behaviour
import Contract
import Diagnostics
import Documents
import JSONModel
import TestSupport

/// The API that the page on behaviour files speaks of, and behaviours read against it.
enum Shop {
    static let contract: Contract = {
        let text = """
            openapi: 3.1.0
            info: {title: Shop, version: "1"}
            security: [{api-key: []}]
            paths:
              /orders:
                post: {operationId: CreateOrder, responses: {2XX: {description: created}, 4XX: {description: refused}}}
              /orders/{id}:
                parameters: [{name: id, in: path, required: true}]
                get: {operationId: GetOrder, responses: {2XX: {description: found}, 4XX: {description: refused}}}
            components: {securitySchemes: {api-key: {type: apiKey, in: header, name: X-Key}}}
            """
        var findings = Findings()
        let files = FileTable(["openapi.yaml": text])
        let contract = try? ContractReader.read("openapi.yaml", files: files, findings: &findings)
        guard let contract, !findings.hasErrors else {
            preconditionFailure("the contract of the tests is wrong: \(findings.rendered())")
        }
        return contract
    }()

    /// The behaviour in `text`, what is wrong with it, and its value for a schema.
    static func read(_ text: String) throws -> (behaviour: Behaviour?, findings: [String], json: JSON?) {
        var findings = Findings()
        let files = FileTable(["b.yaml": text])
        let behaviour = try BehaviourReader.read("b.yaml", contract: contract, files: files, findings: &findings)
        var syntax = Findings()
        let node = DocumentReader.read(Array(text.utf8), file: "b.yaml", findings: &syntax)
        return (behaviour, findings.diagnostics.map(\.message), node?.json)
    }
}
