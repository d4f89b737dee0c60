internal import Contract
internal import Expressions
internal import HTTPModel
package import JSONModel
package import ScenarioModel
package import Secrets
internal import Threads

/// Runs the same scenarios on two targets and finds where their responses differ.
///
/// The flow, for each scenario: a run on either side → what is different by nature (`SideTexts`) and what differs from
/// run to run (`LearnedVolatility`) → the differences of each step (`StepComparison`) → `ScenarioRun`. The result is a
/// run like any other, whose problems are differences between the targets.
package struct Comparison: ScenarioRunning {
    private let left: Verifier
    private let right: Verifier
    private let volatile: [PointerPattern]
    private let repetitions: Int
    private let reportsOnlyDifferences: Bool

    /// `volatile` are the places, from `/headers/Name` or `/body`, that need not be the same.
    ///
    /// `repetitions` is how often each scenario runs on each target, so that what differs from run to run is known. With
    /// `reportsOnlyDifferences` it is no failure when both targets break the contract or do not meet the scenario alike.
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

    /// What reports must not show of either target.
    package var secrets: SecretNames {
        left.secrets.adding(headers: Array(right.secrets.headers), values: Array(right.secrets.values))
    }

    /// `onEnd` is called once for each scenario that has ended on both targets, with its place in the run from 1.
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

    /// The run that consists of scenarios that have been run.
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
        // Because a run has a step for each of its scenario's, those at the same place belong together.
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

    /// What differs from run to run, for each step.
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

    /// The contract of the API that a step called; a step of a scenario that is used may call another.
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
    /// The same with random numbers of its own, so that it does not ask for what an earlier run has created.
    ///
    /// It stays in the world of the first run, as a real endpoint has no other; ids of a mock go on there, too.
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
