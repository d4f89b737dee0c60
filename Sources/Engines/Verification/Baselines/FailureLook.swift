internal import BaselineModel
internal import HTTPModel
internal import JSONModel
internal import Secrets
internal import StructuralDiff

/// Makes the looks of failures, as baselines contain them.
extension BaselineEntry.Look {
    /// The look of a problem of `step`, with secrets masked.
    init(_ problem: StepProblem, of step: StepRun, _ redaction: Redaction) {
        // With two targets, the values found are those of the second.
        let response = step.counterpart?.response ?? step.exchange?.response
        self.init(status: response?.status, kind: problem.kind, value: problem.found.map(redaction.masked))
    }
}

extension StepProblem {
    /// The way in which the value is wrong, if the code does not tell it: the violated keyword, or the type found.
    fileprivate var kind: String? {
        switch self {
        case .difference(let difference):
            if case .typeChanged(_, let actual) = difference.kind { return actual.kind.rawValue }
            return nil
        case .unmatched(_, _, let found): return found?.kind.rawValue ?? "nothing"
        case .violation(_, let keyword, _, _), .brokenSchema(_, let keyword, _, _): return keyword
        case .missingOutput(let name): return name
        case .onTarget(let name, let inner):
            return [inner.kind, "on \(name)"].compactMap(\.self).joined(separator: " ")
        case .onBoth(let inner): return [inner.kind, "on both"].compactMap(\.self).joined(separator: " ")
        case .malformed, .unsendable, .unreachable, .unmet, .nothingChecked, .tooMuchWork: return nil
        }
    }

    /// The value found; nil if there is none.
    fileprivate var found: JSON? {
        switch self {
        case .difference(let difference):
            switch difference.kind {
            case .changed(_, let actual), .typeChanged(_, let actual), .unexpected(let actual): actual
            case .missing, .moved, .reordered: nil
            }
        case .unmatched(_, _, let found): found
        case .onTarget(_, let inner), .onBoth(let inner): inner.found
        default: nil
        }
    }
}

extension Redaction {
    /// The value with secrets masked in its texts and names.
    ///
    /// A number that is a secret becomes a text.
    fileprivate func masked(_ value: JSON) -> JSON {
        switch value {
        case .null, .bool: value
        case .number(let number): text(number.spelling) == number.spelling ? value : .string(text(number.spelling))
        case .string(let string): .string(text(string))
        case .array(let elements): .array(elements.map(masked))
        case .object(let object): .object(JSONObject(object.members.map { (text($0.name), masked($0.value)) }))
        }
    }
}
