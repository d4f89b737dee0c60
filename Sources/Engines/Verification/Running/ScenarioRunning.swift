package import ScenarioModel
package import Secrets

/// Runs scenarios, on one target or on two.
package protocol ScenarioRunning: Sendable {
    /// The names of secrets that reports must not show.
    var secrets: SecretNames { get }

    /// Runs scenarios, and returns the results in their order.
    ///
    /// `onEnd` is called once for each scenario that has ended, on any thread, with its number in the run from 1.
    func run(_ scenarios: [Scenario], onEnd: @escaping @Sendable (_ number: Int, ScenarioRun) -> Void) -> Run

    /// The run of scenarios that have ended.
    func finished(_ scenarios: [ScenarioRun], duration: Duration) -> Run
}

extension ScenarioRunning {
    /// The run that `interruption` ended, with the scenarios in `ended`, by their numbers from 1.
    ///
    /// The others are left out.
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
    /// The result of a scenario of which no step ran.
    init(skipped scenario: Scenario, _ reason: String) {
        let steps = scenario.steps.map { step in
            StepRun(id: step.id, title: step.title, location: step.location, outcome: .skipped)
        }
        self.init(
            title: scenario.title, api: scenario.api, location: scenario.location, skipReason: reason, steps: steps,
            duration: .zero)
    }
}
