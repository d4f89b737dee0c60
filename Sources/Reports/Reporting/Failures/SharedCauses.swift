internal import Diagnostics
internal import Verification

/// Failures of many steps with one cause outside them, such as a server that does not run: reported once, and counted.
struct SharedCauses {
    /// A step by its indexes in the report.
    struct Place: Hashable {
        let scenario: Int
        let step: Int
    }

    /// The note at the first step about the others: `and 129 more steps in 41 scenarios for the same reason`.
    private(set) var notes: [Place: String] = [:]
    /// The steps that are not reported themselves.
    private(set) var hidden: Set<Place> = []
    /// The scenarios without anything else to report.
    private(set) var hiddenScenarios: Set<Int> = []

    init(_ scenarios: [ScenarioReport]) {
        var followers: [String: [Place]] = [:]
        var firsts: [String: Place] = [:]
        for (number, scenario) in scenarios.enumerated() {
            for (index, step) in scenario.steps.enumerated() {
                guard let cause = Self.cause(of: step) else { continue }
                let place = Place(scenario: number, step: index)
                if firsts[cause] == nil { firsts[cause] = place } else { followers[cause, default: []].append(place) }
            }
        }
        hidden = Set(followers.values.joined())
        hideScenarios(scenarios)
        for (cause, places) in followers {
            guard let first = firsts[cause] else { continue }
            notes[first] = note(places, first: first, scenarios)
        }
    }

    /// A scenario is hidden if all its failures are.
    ///
    /// Steps that did not run only follow from them.
    private mutating func hideScenarios(_ scenarios: [ScenarioReport]) {
        for (number, scenario) in scenarios.enumerated() {
            let failed = scenario.steps.indices.filter { scenario.steps[$0].outcome == .failed }
            let isHidden = !failed.isEmpty && failed.allSatisfy { hidden.contains(Place(scenario: number, step: $0)) }
            guard isHidden else { continue }
            hiddenScenarios.insert(number)
            for index in scenario.steps.indices where scenario.steps[index].outcome == .notRun {
                hidden.insert(Place(scenario: number, step: index))
            }
        }
    }

    private func note(_ places: [Place], first: Place, _ scenarios: [ScenarioReport]) -> String {
        let others = Set(places.map(\.scenario)).subtracting([first.scenario])
        let notRun = others.intersection(hiddenScenarios).reduce(0) { $0 + scenarios[$1].tally.notRun }
        let steps = Plural.of(places.count, "more step")
        let more = others.isEmpty ? "" : " in \(Plural.of(others.count, "more scenario"))"
        let rest = notRun == 0 ? "" : ", and \(notRun) that did not run after \(places.count == 1 ? "it" : "them")"
        return "and \(steps)\(more) for the same reason\(rest)"
    }

    /// The words of a failure with a cause outside the step; nil for others.
    private static func cause(of step: StepReport) -> String? {
        guard step.outcome == .failed, step.problems.count == 1, step.problems[0].code.isSharedCause else { return nil }
        return step.problems[0].sentence
    }
}
