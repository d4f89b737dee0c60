package import Behaviour
package import Contract
package import Diagnostics
package import Documents

/// Finds parts of a behaviour file that have no effect.
package enum BehaviourLinter {
    /// Each check is in a file of its own; copy one to add another.
    private static let checks: [any BehaviourCheck.Type] = [
        UnreachableRules.self, ForeignRequests.self, UnusedErrors.self,
    ]

    /// Reads and checks the behaviour `root` of an API with the given contract.
    package static func lint(
        _ root: Node, contract: Contract, files: any FileSource, findings: inout Findings
    ) -> Behaviour {
        let behaviour = BehaviourReader.read(root, contract: contract, files: files, findings: &findings)
        for check in checks { check.check(behaviour, contract, &findings) }
        return behaviour
    }
}

/// A check for one fault of a behaviour that its reader accepts.
protocol BehaviourCheck: SendableMetatype {
    static func check(_ behaviour: Behaviour, _ contract: Contract, _ findings: inout Findings)
}
