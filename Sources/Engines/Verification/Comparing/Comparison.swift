internal import Contract
internal import Expressions
internal import HTTPModel
package import JSONModel
package import ScenarioModel
package import Secrets
internal import Threads

/// Runs the same scenarios on two targets and finds where their responses differ.
///
/// The flow, for each scenario: a run on each target → texts that always differ (`SideTexts`) and places that differ
/// from run to run (`LearnedVolatility`) → the differences of each step (`StepComparison`) → `ScenarioRun`. The result
/// is a run whose problems are differences between the targets.
package struct Comparison: ScenarioRunning {
    private let left: Verifier
    private let right: Verifier
    private let volatile: [PointerPattern]
    private let repetitions: Int
    private let reportsOnlyDifferences: Bool

    /// `volatile` are places, below `/headers/Name` or `/body`, that may differ.
    ///
    /// Each scenario runs `repetitions` times on each target, to find values that differ from run to run. With
    /// `reportsOnlyDifferences` it is not a failure if both targets violate the contract or fail the scenario alike.
    package init(
        left: Verifier, right: Verifier, volatile: [PointerPattern], repetitions: Int = 1,
        reportsOnlyDifferences: Bool = false
    ) {
        self.reportsOnlyDifferences = reportsOnlyDifferences
        self.left = left
        self.right = right
        self.volatile = volatile
        self.repetitions = repetitions
    }

    /// The secrets of both targets.
    package var secrets: SecretNames {
        left.secrets.adding(headers: Array(right.secrets.headers), values: Array(right.secrets.values))
    }

    /// `onEnd` is called once for each scenario that has ended on both targets, with its position in the run from 1.
    package func run(
        _ scenarios: [Scenario], onEnd: @escaping @Sendable (_ number: Int, ScenarioRun) -> Void = { _, _ in }
    ) -> Run {
        let start = left.options.uptime()
        let secrets = secrets
        let runs = scenarios.mapped(onThreads: left.options.jobs) { index, scenario in
            let run = run(scenario, number: index + 1).kept(left.options, secrets)
            onEnd(index + 1, run)
            return run
        }
        var whole = finished(runs, duration: left.options.uptime() - start)
        whole.start = start
        return whole
    }

    /// The run of scenarios that have ended.
    package func finished(_ scenarios: [ScenarioRun], duration: Duration) -> Run {
        Run(
            target: left.target, scenarios: scenarios, duration: duration, secrets: secrets, counterpart: right.target
        ).telling(left.apis)
    }

    private func run(_ scenario: Scenario, number: Int) -> ScenarioRun {
        let runs = (left: left.run(scenario, number: number), right: right.run(scenario, number: number))
        if let reason = runs.left.skipReason ?? runs.right.skipReason {
            let steps = (runs.left.skipReason == nil ? runs.right : runs.left).steps
            var run = Self.scenarioRun(scenario, steps, duration: .zero, skipReason: reason)
            run.isLeftOut = runs.left.isLeftOut || runs.right.isLeftOut
            return run
        }
        let learned = learn(scenario, number, runs.left, runs.right)
        let texts = SideTexts(runs.left, runs.right, of: scenario)
        // Because both runs have the same steps, those at the same index belong together.
        let steps = zip(runs.left.steps, runs.right.steps).enumerated().map { index, pair in
            StepComparison(
                left: pair.0, right: pair.1, names: names, texts: texts,
                step: scenario.step(pair.0.id)?.step, contract: contract(of: pair.0, in: scenario),
                volatile: volatile, learned: learned[index], reportsOnlyDifferences: reportsOnlyDifferences
            ).stepRun
        }
        return Self.scenarioRun(scenario, steps, duration: runs.left.duration + runs.right.duration)
    }

    private var names: (left: String, right: String) { (left.target.name ?? "left", right.target.name ?? "right") }

    /// The places of each step that differ from run to run.
    private func learn(
        _ scenario: Scenario, _ number: Int, _ leftRun: ScenarioRun, _ rightRun: ScenarioRun
    ) -> [LearnedVolatility] {
        var learned = leftRun.steps.map { _ in LearnedVolatility() }
        for repetition in 1..<max(1, repetitions) {
            for (verifier, first) in [(left, leftRun), (right, rightRun)] {
                let again = verifier.repeating(repetition).run(scenario, number: number)
                for (index, pair) in zip(first.steps, again.steps).enumerated() where index < learned.count {
                    learned[index].learn(from: pair.0, pair.1, contract(of: pair.0, in: scenario))
                }
            }
        }
        return learned
    }

    /// The contract of the API that a step called; a step of a used scenario may call another API.
    private func contract(of run: StepRun, in scenario: Scenario) -> Contract? {
        left.apis[scenario.step(run.id)?.api ?? scenario.api]
    }

    private static func scenarioRun(
        _ scenario: Scenario, _ steps: [StepRun], duration: Duration, skipReason: String? = nil
    ) -> ScenarioRun {
        ScenarioRun(
            title: scenario.title, api: scenario.api, location: scenario.location, skipReason: skipReason,
            steps: steps, duration: duration)
    }
}

extension Verifier {
    /// This verifier with other random numbers, so that it does not meet what an earlier run created.
    ///
    /// It uses the same sandbox, because a real endpoint has no other. Ids of a mock continue there.
    fileprivate func repeating(_ repetition: Int) -> Verifier {
        var again = self
        again.options.seed = options.seed &+ UInt64(repetition) &* 0x9E37_79B9_7F4A_7C15
        return again
    }
}

extension Scenario {
    /// The step that a run calls `path`, such as `order/create` for a step of the scenario that `order` uses, and its API.
    fileprivate func step(_ path: String) -> (step: Step, api: String)? {
        let parts = path.split(separator: "/", maxSplits: 1)
        guard let step = steps.first(where: { $0.id == parts.first ?? "" }) else { return nil }
        guard parts.count == 2 else { return (step, api) }
        guard case .scenario(let use) = step.call else { return nil }
        return use.scenario.step(String(parts[1]))
    }
}
