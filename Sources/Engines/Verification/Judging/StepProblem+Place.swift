package import JSONModel
package import Secrets
internal import StructuralDiff

extension StepProblem {
    /// The place in the response, from `/status`, `/headers/Name` or `/body`; nil for the whole step.
    package var pointer: JSONPointer? {
        switch self {
        case .difference(let difference): difference.pointer
        case .malformed(let pointer, _), .unmatched(let pointer, _, _), .violation(let pointer, _, _, _),
            .brokenSchema(let pointer, _, _, _):
            pointer
        case .onTarget(_, let inner), .onBoth(let inner): inner.pointer
        case .missingOutput, .unsendable, .unreachable, .unmet, .nothingChecked, .tooMuchWork: nil
        }
    }
}

extension Redaction {
    /// The pointer for reports, with secrets masked.
    package func pointer(_ pointer: JSONPointer?) -> String? {
        // Token by token, because a pointer escapes some characters of a secret.
        pointer.map { JSONPointer(tokens: $0.tokens.map(text)).description }
    }
}
