internal import BaselineModel
internal import Diagnostics
internal import Secrets

/// The entries of a baseline that no failure of a run is known by: those that are gone, and those nobody can tell of.
struct StaleEntries {
    private(set) var stale: [BaselineOutcome.Stale] = []
    /// Their scenarios or steps did not run, or got no response.
    private(set) var unjudged: [BaselineEntry] = []

    /// By their files, as the baseline names them.
    private let scenarios: [String: [Scenario]]

    private struct Scenario {
        let title: String
        let run: ScenarioRun
        /// Its steps, by their ids as reports show them.
        let steps: [String: StepRun]
    }

    init(
        of baseline: Baseline, met: Set<BaselineEntry.Key>, in run: Run, _ places: BaselinePlaces,
        _ spellings: SpellingCache
    ) {
        var scenarios: [String: [Scenario]] = [:]
        for scenario in run.scenarios {
            let redaction = Redaction(run.secrets, scenario: scenario, spellings: spellings)
            let steps = scenario.steps.map { (redaction.text($0.id), $0) }
            scenarios[places.relative(scenario.location.file), default: []].append(
                Scenario(
                    title: redaction.text(scenario.title), run: scenario,
                    steps: Dictionary(steps) { first, _ in first }))
        }
        self.scenarios = scenarios
        for entry in baseline.entries {
            let key = places.normalized(entry.key)
            if met.contains(key) { continue }
            if let sentence = sentence(of: key) {
                stale.append(BaselineOutcome.Stale(sentence: sentence, location: entry.location))
            } else {
                unjudged.append(entry)
            }
        }
    }

    /// Why the entry is stale; nil when the run does not tell.
    private func sentence(of key: BaselineEntry.Key) -> String? {
        guard let all = scenarios[key.file] else { return nil }
        guard let scenario = all.first(where: { $0.title == key.scenario }) else {
            let hint = NearestName.suggestion(for: key.scenario, in: all.map(\.title))
            return "no scenario of '\(key.file)' is called '\(key.scenario)'\(hint)"
        }
        guard scenario.run.skipReason == nil else { return nil }
        guard let step = scenario.steps[key.step] else {
            if hasNotRun(stepsOf: key.step, scenario) { return nil }
            let hint = NearestName.suggestion(for: key.step, in: scenario.steps.keys.sorted())
            return "'\(key.scenario)' has no step '\(key.step)'\(hint)"
        }
        guard !step.isSilent else { return nil }
        let place = key.pointer.map { " at \($0)" } ?? ""
        return "step '\(key.step)' of '\(key.scenario)' no longer fails with \(key.code)\(place)"
    }

    /// Whether the step belongs to a scenario that another uses, which did not run: `order/create` of `order`.
    private func hasNotRun(stepsOf id: String, _ scenario: Scenario) -> Bool {
        scenario.steps.contains { user, step in id.hasPrefix("\(user)/") && step.isSilent }
    }
}

extension StepRun {
    /// Whether it could not show any failure but the one it has: it did not run, or no response came.
    fileprivate var isSilent: Bool {
        switch outcome {
        case .notRun, .skipped: true
        case .passed: false
        case .failed: problems.contains { FailureCode($0).isSharedCause }
        }
    }
}
