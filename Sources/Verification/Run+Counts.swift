/// How many there were and how they ended; the four add up to the total.
package struct Tally: Hashable, Sendable {
    package var passed = 0
    package var failed = 0
    package var skipped = 0
    package var notRun = 0

    package var total: Int { passed + failed + skipped + notRun }

    package init(passed: Int = 0, failed: Int = 0, skipped: Int = 0, notRun: Int = 0) {
        self.passed = passed
        self.failed = failed
        self.skipped = skipped
        self.notRun = notRun
    }

    mutating func add(_ outcome: StepRun.Outcome) {
        switch outcome {
        case .passed: passed += 1
        case .failed: failed += 1
        case .skipped: skipped += 1
        case .notRun: notRun += 1
        }
    }
}

/// The numbers of a run.
package struct Counts: Hashable, Sendable {
    /// A scenario with a step that did not run has failed, as that step waits for one that did.
    package let scenarios: Tally
    package let steps: Tally
    package let checks: Int
}

extension ScenarioRun {
    package var tally: Tally {
        var tally = Tally()
        for step in steps { tally.add(step.outcome) }
        return tally
    }

    package var checks: Int { steps.reduce(0) { $0 + $1.checks } }

    package var hasFailed: Bool { tally.failed + tally.notRun > 0 }
}

extension Run {
    package var counts: Counts {
        var scenarioTally = Tally()
        var steps = Tally()
        for scenario in scenarios {
            let isSkipped = scenario.skipReason != nil
            scenarioTally.add(isSkipped ? .skipped : scenario.hasFailed ? .failed : .passed)
            for step in scenario.steps { steps.add(step.outcome) }
        }
        return Counts(scenarios: scenarioTally, steps: steps, checks: scenarios.reduce(0) { $0 + $1.checks })
    }
}
