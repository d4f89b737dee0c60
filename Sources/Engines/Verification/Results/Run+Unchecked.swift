internal import Contract
internal import Diagnostics

/// What a run could not check, because the contract is wrong there.
extension Run {
    /// The run, told what `contracts` do without.
    func telling(_ contracts: [String: Contract]) -> Run {
        var run = self
        let called = Set(scenarios.flatMap { scenario in scenario.steps.map { $0.api ?? scenario.api } })
        run.unchecked = called.sorted().flatMap { contracts[$0]?.disabled ?? [] }
        return run
    }
}
