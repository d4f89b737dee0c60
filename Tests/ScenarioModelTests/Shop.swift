import Contract
import Diagnostics
import Documents
import ScenarioModel
import TestSupport

/// An API with two operations, and scenarios read against it.
enum Shop {
    static let contract = """
        openapi: 3.1.0
        info: {title: Shop, version: "1"}
        paths:
          /orders:
            post:
              operationId: CreateOrder
              responses: {"201": {description: created}}
          /orders/{orderId}/lines/{line}:
            parameters:
              - {name: orderId, in: path, required: true}
              - {name: line, in: path, required: true}
            get:
              operationId: GetLine
              responses: {"200": {description: found}}
        """

    static let apis: [String: Contract] = {
        var findings = Findings()
        let files = FileTable(["shop.yaml": contract])
        let shop = try? ContractReader.read("shop.yaml", files: files, findings: &findings)
        guard let shop, !findings.hasErrors else {
            preconditionFailure("the contract of the tests is wrong: \(findings.rendered())")
        }
        return ["shop": shop]
    }()

    /// The scenario in `text`, and what is wrong with it, as the file `s.yaml`.
    static func read(_ text: String) throws -> (scenario: Scenario?, findings: [String]) {
        var findings = Findings()
        let scenario = try ScenarioReader.read(
            "s.yaml", apis: apis, files: FileTable(["s.yaml": text]), findings: &findings)
        return (scenario, findings.diagnostics.map(\.description))
    }
}
