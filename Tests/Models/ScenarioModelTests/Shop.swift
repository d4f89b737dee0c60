import Behaviour
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
        components:
          schemas:
            Order:
              type: object
              required: [id]
              properties: {id: {type: string}, amount: {type: integer}}
        """

    /// What the shop's mock remembers.
    static let collections: [String: [ResourceCollection]] = {
        guard let contract = apis["shop"] else { preconditionFailure("there is no contract of the tests") }
        let text = """
            resources:
              orders: {key: id, lifecycle: {member: state, initial: open, transitions: {open: [paid]}}}
              customers: {key: number}
            """
        var findings = Findings()
        let behaviour = try? BehaviourReader.read(
            "behaviour.yaml", contract: contract, files: FileTable(["behaviour.yaml": text]), findings: &findings)
        guard let behaviour, !findings.hasErrors else {
            preconditionFailure("the behaviour of the tests is wrong: \(findings.rendered())")
        }
        return ["shop": behaviour.collections]
    }()

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
        let (scenarios, findings) = try read(["s.yaml": text])
        return (scenarios.first, findings)
    }

    /// The same as the file `s.json`.
    static func readJSON(_ text: String) throws -> (scenario: Scenario?, findings: [String]) {
        var findings = Findings()
        let scenarios = try ScenarioReader.read(
            "s.json", apis: apis, collections: collections, files: FileTable(["s.json": text]), findings: &findings)
        return (scenarios.first, findings.diagnostics.map(\.description))
    }

    /// The scenarios of the file `s.yaml`, which may use the others.
    static func read(_ files: [String: String]) throws -> (scenarios: [Scenario], findings: [String]) {
        var findings = Findings()
        let scenarios = try ScenarioReader.read(
            "s.yaml", apis: apis, collections: collections, files: FileTable(files), findings: &findings)
        return (scenarios, findings.diagnostics.map(\.description))
    }
}
