internal import Contract
internal import Diagnostics

/// Collects what a run could not check because of errors in contracts.
extension Run {
    /// The run, with what is disabled in the contracts of the APIs it called.
    func telling(_ contracts: [String: Contract]) -> Run {
        var run = self
        let called = Set(scenarios.flatMap { scenario in scenario.steps.map { $0.api ?? scenario.api } })
        run.unchecked = called.sorted().flatMap { contracts[$0]?.disabled ?? [] }
        return run
    }
}
