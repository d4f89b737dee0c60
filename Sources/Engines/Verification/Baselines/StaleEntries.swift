internal import BaselineModel
internal import Diagnostics
internal import JSONModel
internal import Secrets
internal import StructuralDiff

/// The entries of a baseline without a failure in the run: stale ones, and those that cannot be judged.
struct StaleEntries {
    private(set) var stale: [BaselineOutcome.Stale] = []
    /// Entries whose scenarios or steps did not run, or got no response.
    private(set) var unjudged: [BaselineEntry] = []

    /// The scenarios by their files, as the baseline spells them.
    private let scenarios: [String: [Scenario]]

    private struct Scenario {
        let title: String
        let run: ScenarioRun
        /// The steps by their ids in reports.
        let steps: [String: StepRun]
    }

    init(
        of baseline: Baseline, _ met: MetFailures, in run: Run, _ places: BaselinePlaces,
        _ spellings: SpellingCache, today: String
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
            let isMet = met.entries.contains(entry)
            if isMet, entry.until.map({ today <= $0 }) ?? true { continue }
            if let sentence = isMet ? Self.sentence(ofExpired: entry) : sentence(of: key, entry, met.looks[key] ?? []) {
                stale.append(BaselineOutcome.Stale(sentence: sentence, location: entry.location))
            } else {
                unjudged.append(entry)
            }
        }
    }

    private static func sentence(ofExpired entry: BaselineEntry) -> String {
        "step '\(entry.key.step)' of '\(entry.key.scenario)' still fails with \(entry.key.code)\(place(entry.key)), "
            + "and was accepted until \(entry.until ?? "")"
    }

    private static func place(_ key: BaselineEntry.Key) -> String { key.pointer.map { " at \($0)" } ?? "" }

    /// The reason why the entry is stale; nil if the run does not show it.
    ///
    /// `looks` are the looks of the failures at its place.
    private func sentence(
        of key: BaselineEntry.Key, _ entry: BaselineEntry, _ looks: [BaselineEntry.Look]
    ) -> String? {
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
        let subject = "step '\(key.step)' of '\(key.scenario)'"
        if let look = looks.first {
            return "\(subject) fails otherwise with \(key.code)\(Self.place(key)): \(entry.look.difference(to: look))"
        }
        return "\(subject) no longer fails with \(key.code)\(Self.place(key))"
    }

    /// Whether the step belongs to a used scenario that did not run: `order/create` of `order`.
    private func hasNotRun(stepsOf id: String, _ scenario: Scenario) -> Bool {
        scenario.steps.contains { user, step in id.hasPrefix("\(user)/") && step.isSilent }
    }
}

extension StepRun {
    /// Whether the step cannot show other failures: it did not run, or got no response.
    fileprivate var isSilent: Bool {
        switch outcome {
        case .notRun, .skipped: true
        case .passed: false
        case .failed: problems.contains { FailureCode($0).isSharedCause }
        }
    }
}

extension BaselineEntry.Look {
    /// The first difference: `known with status 200, found 500`.
    fileprivate func difference(to found: BaselineEntry.Look) -> String {
        if let status, status != found.status {
            return "known with status \(status), found \(found.status.map(String.init) ?? "none")"
        }
        if let kind, kind != found.kind { return "known with kind '\(kind)', found '\(found.kind ?? "none")'" }
        let values = [value, found.value].map { $0.map { Excerpt.cut($0.description, to: 60) } ?? "nothing" }
        return "known with value \(values[0]), found \(values[1])"
    }
}
