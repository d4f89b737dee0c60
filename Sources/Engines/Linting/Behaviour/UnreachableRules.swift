internal import Behaviour
internal import Contract
internal import Diagnostics
internal import Matching

/// Finds rules that can never answer, because an earlier rule answers whenever they would.
enum UnreachableRules: BehaviourCheck {
    static func check(_ behaviour: Behaviour, _ contract: Contract, _ findings: inout Findings) {
        for rules in Array(behaviour.rules.values) + Array(behaviour.refusals.values) {
            for (position, rule) in rules.enumerated() {
                guard let earlier = rules[..<position].first(where: { $0.isWhole && $0.holds(wheneverHolds: rule) })
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

    /// Whether this rule's conditions are certainly true whenever those of `other` are.
    fileprivate func holds(wheneverHolds other: Rule) -> Bool {
        conditions.allSatisfy { condition in
            if condition.alwaysHolds { return true }
            // Lookups and expressions may have another result each time, so only requests are compared.
            guard case .request(let expectation) = condition else { return false }
            return other.conditions.contains { condition in
                if case .request(let other) = condition { expectation.covers(other) } else { false }
            }
        }
    }
}

extension Rule.Condition {
    /// Whether it is a lookup for all resources, which is true even if it finds none.
    fileprivate var alwaysHolds: Bool {
        if case .find(let lookup) = self { lookup.isForAll } else { false }
    }
}
