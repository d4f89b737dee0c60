package import Behaviour
package import Contract
package import Diagnostics
package import Documents

/// Finds what a behaviour file says in vain.
package enum BehaviourLinter {
    /// One file each; a new one is copied from another.
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

/// One thing that can be wrong with a behaviour and that its reader does not mind.
protocol BehaviourCheck: SendableMetatype {
    static func check(_ behaviour: Behaviour, _ contract: Contract, _ findings: inout Findings)
}
