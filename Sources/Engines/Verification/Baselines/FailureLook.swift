internal import BaselineModel
internal import HTTPModel
internal import JSONModel
internal import Secrets
internal import StructuralDiff

/// How failures look, as baselines have it.
extension BaselineEntry.Look {
    /// The look of a problem of `step`, with secrets masked.
    init(_ problem: StepProblem, of step: StepRun, _ redaction: Redaction) {
        // Because of two targets the second is the one whose values are found.
        let response = step.counterpart?.response ?? step.exchange?.response
        self.init(status: response?.status, kind: problem.kind, value: problem.found.map(redaction.masked))
    }
}

extension StepProblem {
    /// In what way the value is wrong where the code does not say it: the keyword it breaks, or the type it has.
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
        case .malformed, .unsendable, .unreachable, .unmet, .nothingChecked: return nil
        }
    }

    /// The value that is there; nil for none.
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
    /// The value with secrets masked in its texts and names; a number that is one becomes a text.
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
