internal import HTTPModel

/// What a run says as a whole.
package enum Verdict: String, Sendable, CaseIterable {
    /// Everything that was compared agreed, and something was.
    case agreed
    case disagreed
    /// Two targets gave the same responses, as far as they must be the same.
    case same
    /// Two targets differ.
    case drifted
    /// Two targets do not differ, and both break the contract or do not meet the scenarios.
    case bothFailed
    /// Nothing new failed, and a baseline knows of failures that are gone.
    case stale
    /// Nothing failed, and too little of a contract was met.
    case uncovered
    /// Nothing failed, and scenarios were skipped where none may be.
    case incomplete
    /// It was stopped before all scenarios had ended.
    case interrupted
    /// No connection could be made: every step that was tried failed for that.
    case couldNotRun
    /// Nothing was compared: no scenarios, no steps, no checks, or everything skipped. Never a pass.
    case nothingRun

    /// 0 agreed, 1 disagreed, 3 could not run; a run that checked nothing could not do its work, and is 3 too.
    ///
    /// One that was interrupted has 128 and the number of the signal, of which this is SIGINT's.
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
        // Because a request that got no response was an attempt to check something.
        if counts.checks == 0, !failures.contains(where: \.gotNoResponse) { return .nothingRun }
        guard counts.steps.failed + counts.steps.notRun == 0 else { return verdictOfFailures }
        if baseline?.stale.isEmpty == false { return .stale }
        if coverage?.shortfalls.isEmpty == false { return .uncovered }
        if failsOnSkipped, scenarios.contains(where: { $0.skipReason != nil && !$0.isLeftOut }) { return .incomplete }
        return counterpart == nil ? .agreed : .same
    }

    package var exitCode: Int32 { interruption?.exitCode ?? verdict.exitCode }

    /// What steps that failed or did not run say, of which there are some.
    private var verdictOfFailures: Verdict {
        guard counterpart != nil else { return .disagreed }
        let failures = scenarios.flatMap(\.steps).filter(\.isNewFailure)
        return failures.allSatisfy(\.isAlike) ? .bothFailed : .drifted
    }
}

extension StepRun {
    /// Whether it failed or did not run, and no baseline knows it.
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
