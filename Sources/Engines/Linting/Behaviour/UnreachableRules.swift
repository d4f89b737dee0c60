internal import Behaviour
internal import Contract
internal import Diagnostics

/// A rule after one that always holds.
enum UnreachableRules: BehaviourCheck {
    static func check(_ behaviour: Behaviour, _ contract: Contract, _ findings: inout Findings) {
        for rules in Array(behaviour.rules.values) + Array(behaviour.refusals.values) {
            guard let position = rules.firstIndex(where: \.alwaysHolds) else { continue }
            for rule in rules[(position + 1)...] {
                findings.warning(
                    at: rule.location,
                    "this rule never runs: the one at \(rules[position].location) has no condition, and answers first")
            }
        }
    }
}

extension Rule {
    fileprivate var alwaysHolds: Bool {
        conditions.allSatisfy { condition in
            // Because a lookup for all holds even when it finds nothing.
            if case .find(let lookup) = condition { lookup.isForAll } else { false }
        }
    }
}
