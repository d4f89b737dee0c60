internal import Behaviour
internal import Contract
internal import Diagnostics
internal import Matching

/// A rule after one that holds whenever it does.
enum UnreachableRules: BehaviourCheck {
    static func check(_ behaviour: Behaviour, _ contract: Contract, _ findings: inout Findings) {
        for rules in Array(behaviour.rules.values) + Array(behaviour.refusals.values) {
            for (position, rule) in rules.enumerated() {
                guard let earlier = rules[..<position].first(where: { $0.holds(wheneverHolds: rule) })
                else { continue }
                let reason = earlier.alwaysHolds ? "has no condition" : "holds whenever this one does"
                findings.warning(
                    at: rule.location,
                    "this rule never runs: the one at \(earlier.location) \(reason), and answers first")
            }
        }
    }
}

extension Rule {
    fileprivate var alwaysHolds: Bool { conditions.allSatisfy(\.alwaysHolds) }

    /// Whether it is certain that this rule holds where `other` does.
    fileprivate func holds(wheneverHolds other: Rule) -> Bool {
        conditions.allSatisfy { condition in
            if condition.alwaysHolds { return true }
            // Because lookups and expressions may find another thing each time, only requests are compared.
            guard case .request(let expectation) = condition else { return false }
            return other.conditions.contains { condition in
                if case .request(let other) = condition { expectation.covers(other) } else { false }
            }
        }
    }
}

extension Rule.Condition {
    /// Whether it is a lookup for all, which holds even when it finds nothing.
    fileprivate var alwaysHolds: Bool {
        if case .find(let lookup) = self { lookup.isForAll } else { false }
    }
}
