internal import Behaviour
internal import Contract
internal import Diagnostics
internal import Documents

/// An error of the catalogue that is never an answer: of no rule, and of no `Prefer`.
enum UnusedErrors: BehaviourCheck {
    static func check(_ behaviour: Behaviour, _ contract: Contract, _ findings: inout Findings) {
        let rules = behaviour.rules.values.flatMap(\.self) + behaviour.refusals.values.flatMap(\.self)
        let answered = Set(
            rules.compactMap { rule in
                if case .error(let name) = rule.answer.content { name } else { nil }
            })
        for entry in behaviour.errors.entries where !answered.contains(entry.name) {
            if contract.operations.contains(where: entry.isGiven) { continue }
            let operations = entry.operations.map { NameList.of($0, conjunction: "and") } ?? "any operation"
            findings.warning(
                at: entry.location,
                "error '\(entry.name)' is never used: no rule answers with it, and its status "
                    + "\(entry.response.status) is not documented for \(operations)")
        }
    }
}
