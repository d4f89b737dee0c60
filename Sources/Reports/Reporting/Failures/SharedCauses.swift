internal import Diagnostics
internal import Verification

/// Failures of many steps with one cause outside them, such as a server that is not there: told once, and counted.
struct SharedCauses {
    /// A step by its place in the report.
    struct Place: Hashable {
        let scenario: Int
        let step: Int
    }

    /// What is told at the first step about those that follow: `and 129 more steps in 41 scenarios for the same reason`.
    private(set) var notes: [Place: String] = [:]
    /// The steps that need no words of their own.
    private(set) var hidden: Set<Place> = []
    /// The scenarios of which nothing else is to be told.
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

    /// A scenario is hidden when each of its failures is, and steps that did not run only follow from them.
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

    /// The words of a failure that is not the step's own; nil for others.
    private static func cause(of step: StepReport) -> String? {
        guard step.outcome == .failed, step.problems.count == 1, step.problems[0].code.isSharedCause else { return nil }
        return step.problems[0].sentence
    }
}
