internal import JSONModel
internal import StructuralDiff

/// How two targets differ; added and removed are as seen from the first.
package enum DriftClass: String, Sendable, CaseIterable {
    case status
    case headerAdded, headerRemoved, headerChanged
    case fieldAdded, fieldRemoved, fieldChanged, fieldType
    /// One of them breaks the contract, the other does not.
    case contract
    /// One of them gave no response or no value for an output, or could not be asked.
    case exchange

    package var words: String {
        switch self {
        case .status: "status"
        case .headerAdded: "header added"
        case .headerRemoved: "header removed"
        case .headerChanged: "header changed"
        case .fieldAdded: "field added"
        case .fieldRemoved: "field removed"
        case .fieldChanged: "field changed"
        case .fieldType: "field of another type"
        case .contract: "contract"
        case .exchange: "exchange"
        }
    }
}

extension StepProblem {
    /// The class it has where it is a difference between two targets.
    package var driftClass: DriftClass? {
        switch self {
        case .difference(let difference):
            let part = difference.pointer.tokens.first
            if part == "status" { return .status }
            switch difference.kind {
            case .missing: return part == "headers" ? .headerRemoved : .fieldRemoved
            case .unexpected: return part == "headers" ? .headerAdded : .fieldAdded
            case .typeChanged: return .fieldType
            default: return part == "headers" ? .headerChanged : .fieldChanged
            }
        case .violation, .malformed: return .contract
        case .onTarget(_, let inner): return inner.driftClass
        case .missingOutput, .unsendable, .unreachable, .unmet, .tooMuchWork: return .exchange
        case .unmatched, .brokenSchema, .nothingChecked, .onBoth: return nil
        }
    }
}
