internal import HTTPModel
internal import JSONModel
internal import StructuralDiff

/// The stable code of each kind of failure, for `understudy explain`.
///
/// A code never changes its meaning, and is never used again for another.
package enum FailureCode: String, CaseIterable, Sendable {
    // A value differs from the expected one.
    case missing = "E0101"
    case unexpected = "E0102"
    case changed = "E0103"
    case typeChanged = "E0104"
    case moved = "E0105"
    case reordered = "E0106"
    case unmatched = "E0107"
    case brokenSchema = "E0108"

    // The response breaks the contract.
    case undocumentedStatus = "E0201"
    case wrongHeader = "E0202"
    case wrongBody = "E0203"
    case undocumentedMediaType = "E0204"
    case unreadableBody = "E0205"
    case malformed = "E0206"

    // A step cannot be judged, or cannot go on.
    case missingOutput = "E0301"
    case notRun = "E0302"
    case nothingChecked = "E0303"
    case neverTrue = "E0304"
    case endedEarly = "E0305"
    case notGiven = "E0306"
    case tooMuchWork = "E0307"

    // The request could not be made.
    case notSent = "E0401"

    // No response came.
    case notConnected = "E0501"
    case interrupted = "E0502"
    case timedOut = "E0503"
    case notSendable = "E0504"

    // The run as a whole: why the exit code is not 0.
    case disagreed = "E0901"
    case couldNotRun = "E0902"
    case nothingRun = "E0903"
    case wrongFile = "E0904"
    case noEnvironment = "E0905"
    case wrongUsage = "E0906"
    case drifted = "E0907"
    case stale = "E0908"
    case uncovered = "E0909"
    case bothFailed = "E0910"
    case stopped = "E0911"
    case incomplete = "E0912"

    package init(_ problem: StepProblem) {
        switch problem {
        case .difference(let difference): self.init(difference)
        case .unmatched: self = .unmatched
        case .violation(let pointer, let keyword, _, _):
            switch (pointer.tokens.first, keyword) {
            case ("status", _): self = .undocumentedStatus
            case ("headers", _): self = .wrongHeader
            case (_, "content-type"): self = .undocumentedMediaType
            case (_, "syntax"): self = .unreadableBody
            default: self = .wrongBody
            }
        case .malformed: self = .malformed
        case .missingOutput: self = .missingOutput
        case .unsendable: self = .notSent
        case .unreachable(let error):
            switch error.kind {
            case .notConnected: self = .notConnected
            case .interrupted: self = .interrupted
            case .timedOut: self = .timedOut
            case .badRequest: self = .notSendable
            }
        case .brokenSchema: self = .brokenSchema
        case .unmet(let condition):
            switch condition {
            case .until: self = .neverTrue
            case .failWhen: self = .endedEarly
            case .notGiven: self = .notGiven
            case .usedOutput: self = .missingOutput
            }
        case .onTarget(_, let inner), .onBoth(let inner): self.init(inner)
        case .nothingChecked: self = .nothingChecked
        case .tooMuchWork: self = .tooMuchWork
        }
    }

    private init(_ difference: Difference) {
        switch difference.kind {
        case .missing: self = .missing
        case .unexpected: self = .unexpected
        case .changed: self = .changed
        case .typeChanged: self = .typeChanged
        case .moved: self = .moved
        case .reordered: self = .reordered
        }
    }

    /// The code of a run that has not passed; nil for a pass.
    package init?(_ verdict: Verdict) {
        switch verdict {
        case .agreed, .same: return nil
        case .disagreed: self = .disagreed
        case .drifted: self = .drifted
        case .stale: self = .stale
        case .uncovered: self = .uncovered
        case .bothFailed: self = .bothFailed
        case .interrupted: self = .stopped
        case .incomplete: self = .incomplete
        case .couldNotRun: self = .couldNotRun
        case .nothingRun: self = .nothingRun
        }
    }

    /// Whether the cause lies outside the step, so that other steps fail for the same reason.
    package var isSharedCause: Bool {
        switch self {
        case .notSent, .notConnected, .interrupted, .timedOut: true
        default: false
        }
    }
}
