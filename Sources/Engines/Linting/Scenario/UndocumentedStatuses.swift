internal import Contract
internal import Diagnostics
internal import Matching
internal import ScenarioModel

/// An expected status that the contract does not document, so that no response can agree with both.
enum UndocumentedStatuses: ScenarioCheck {
    static func check(_ scenario: Scenario, _ findings: inout Findings) {
        for step in scenario.steps {
            guard case .operation(let operation, _) = step.call, let expected = step.expectation.status,
                case .value(_, let source) = expected.form, let status = Int(source),
                operation.responses[status] == nil
            else { continue }
            let keys = operation.responses.all.map(\.key).joined(separator: ", ")
            findings.error(
                at: expected.location,
                "status \(status) is not documented for '\(operation.id)'; documented are \(keys.isEmpty ? "none" : keys)"
            )
        }
    }
}
