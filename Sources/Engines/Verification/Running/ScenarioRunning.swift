package import ScenarioModel
package import Secrets

/// What runs scenarios, on one target or on two.
package protocol ScenarioRunning: Sendable {
    /// What reports must not show.
    var secrets: SecretNames { get }

    /// Runs scenarios; what came of them is in their order.
    ///
    /// `onEnd` is called once for each scenario that has ended, on any thread, with its place in the run from 1.
    func run(_ scenarios: [Scenario], onEnd: @escaping @Sendable (_ number: Int, ScenarioRun) -> Void) -> Run

    /// The run that consists of scenarios that have been run.
    func finished(_ scenarios: [ScenarioRun], duration: Duration) -> Run
}

extension ScenarioRunning {
    /// The run that `interruption` ended after the scenarios `ended`, by their places from 1; of the others nothing counts.
    package func interrupted(
        _ scenarios: [Scenario], after ended: [Int: ScenarioRun], by interruption: Interruption, duration: Duration
    ) -> Run {
        let runs = scenarios.enumerated().map { index, scenario in
            ended[index + 1] ?? ScenarioRun(skipped: scenario, "the run was interrupted before it ended")
        }
        var run = finished(runs, duration: duration)
        run.interruption = interruption
        return run
    }
}

extension ScenarioRun {
    /// One of which no step ran.
    init(skipped scenario: Scenario, _ reason: String) {
        let steps = scenario.steps.map { step in
            StepRun(id: step.id, title: step.title, location: step.location, outcome: .skipped)
        }
        self.init(
            title: scenario.title, api: scenario.api, location: scenario.location, skipReason: reason, steps: steps,
            duration: .zero)
    }
}
