internal import HTTPModel

/// The verdict on a run.
package enum Verdict: String, Sendable, CaseIterable {
    /// Something was compared, and all of it agreed.
    case agreed
    case disagreed
    /// Two targets gave the same responses, apart from allowed differences.
    case same
    /// Two targets differ.
    case drifted
    /// The targets do not differ, and both violate the contract or fail the scenarios.
    case bothFailed
    /// Nothing new failed, but a known failure of the baseline no longer happens.
    case stale
    /// Nothing failed, but the run covers too little of a contract.
    case uncovered
    /// Nothing failed, but scenarios were skipped and `failsOnSkipped` is set.
    case incomplete
    /// The run was stopped before all scenarios had ended.
    case interrupted
    /// Every step that was tried failed because no connection could be made.
    case couldNotRun
    /// Nothing was compared: no scenarios, no steps, no checks, or all skipped. Never a pass.
    case nothingRun

    /// 0 if everything passed, 1 if something failed, 3 if the run could not work or checked nothing.
    ///
    /// An interrupted run has 128 plus the number of the signal; this is the value for SIGINT.
    package var exitCode: Int32 {
        switch self {
        case .agreed, .same: 0
        case .disagreed, .drifted, .bothFailed, .stale, .uncovered, .incomplete: 1
        case .couldNotRun, .nothingRun: 3
        case .interrupted: 130
        }
    }
}

extension Run {
    package var verdict: Verdict {
        if interruption != nil { return .interrupted }
        let failures = scenarios.flatMap(\.steps).filter { $0.outcome == .failed }
        let counts = counts
        if !failures.isEmpty, counts.steps.passed == 0, failures.allSatisfy(\.isNotConnected) { return .couldNotRun }
        // A request without a response was an attempt to check something.
        if counts.checks == 0, !failures.contains(where: \.gotNoResponse) { return .nothingRun }
        guard counts.steps.failed + counts.steps.notRun == 0 else { return verdictOfFailures }
        if baseline?.stale.isEmpty == false { return .stale }
        if coverage?.shortfalls.isEmpty == false { return .uncovered }
        if failsOnSkipped, scenarios.contains(where: { $0.skipReason != nil && !$0.isLeftOut }) { return .incomplete }
        return counterpart == nil ? .agreed : .same
    }

    package var exitCode: Int32 { interruption?.exitCode ?? verdict.exitCode }

    /// The verdict of a run in which steps failed or did not run.
    private var verdictOfFailures: Verdict {
        guard counterpart != nil else { return .disagreed }
        let failures = scenarios.flatMap(\.steps).filter(\.isNewFailure)
        return failures.allSatisfy(\.isAlike) ? .bothFailed : .drifted
    }
}

extension ScenarioRun {
    /// Whether all its new failures are the same on both targets.
    package var failsAlike: Bool { steps.filter(\.isNewFailure).allSatisfy(\.isAlike) }
}

extension StepRun {
    /// Whether the step failed or did not run, and no baseline contains the failure.
    fileprivate var isNewFailure: Bool {
        switch outcome {
        case .failed, .notRun: known == nil
        case .passed, .skipped: false
        }
    }

    fileprivate var gotNoResponse: Bool {
        problems.contains { problem in
            switch problem {
            case .unreachable, .onTarget(_, .unreachable): true
            default: false
            }
        }
    }

    fileprivate var isNotConnected: Bool {
        problems.contains(where: Self.isNotConnected)
    }

    private static func isNotConnected(_ problem: StepProblem) -> Bool {
        switch problem {
        case .unreachable(let error): error.kind == .notConnected
        case .onTarget(_, let inner): isNotConnected(inner)
        default: false
        }
    }
}
