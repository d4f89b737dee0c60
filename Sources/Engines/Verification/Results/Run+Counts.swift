/// A number of scenarios or steps, and how they ended; the five parts add up to the total.
package struct Tally: Hashable, Sendable {
    package var passed = 0
    package var failed = 0
    package var skipped = 0
    package var notRun = 0
    /// Failed or did not run, and a baseline knows it.
    package var known = 0

    package var total: Int { passed + failed + skipped + notRun + known }

    package init(passed: Int = 0, failed: Int = 0, skipped: Int = 0, notRun: Int = 0, known: Int = 0) {
        self.passed = passed
        self.failed = failed
        self.skipped = skipped
        self.notRun = notRun
        self.known = known
    }

    mutating func add(_ step: StepRun) {
        switch step.outcome {
        case .failed where step.known != nil, .notRun where step.known != nil: known += 1
        case .passed: passed += 1
        case .failed: failed += 1
        case .skipped: skipped += 1
        case .notRun: notRun += 1
        }
    }
}

/// The numbers of a run.
package struct Counts: Hashable, Sendable {
    /// A scenario with a step that did not run has failed, because an earlier step of it has.
    package let scenarios: Tally
    package let steps: Tally
    package let checks: Int
    /// The number of passed steps that have no expectations of their own.
    package let empty: Int
}

extension ScenarioRun {
    package var tally: Tally {
        var tally = Tally()
        for step in steps { tally.add(step) }
        return tally
    }

    package var checks: Int { steps.reduce(0) { $0 + $1.checks } }

    package var hasFailed: Bool { tally.failed + tally.notRun > 0 }

    /// Whether something failed in it, and all of that is known.
    package var isKnown: Bool { !hasFailed && tally.known > 0 }
}

extension Run {
    package var counts: Counts {
        var scenarioTally = Tally()
        var steps = Tally()
        for scenario in scenarios {
            switch scenario {
            case _ where scenario.skipReason != nil: scenarioTally.skipped += 1
            case _ where scenario.hasFailed: scenarioTally.failed += 1
            case _ where scenario.isKnown: scenarioTally.known += 1
            default: scenarioTally.passed += 1
            }
            for step in scenario.steps { steps.add(step) }
        }
        let empty = scenarios.flatMap(\.steps).count { $0.outcome == .passed && $0.expectsNothing }
        return Counts(
            scenarios: scenarioTally, steps: steps, checks: scenarios.reduce(0) { $0 + $1.checks }, empty: empty)
    }
}
