package import Diagnostics
package import HTTPModel
package import JSONModel
package import StructuralDiff

/// One reason why a step failed.
///
/// Pointers start at `/status`, `/headers/Name` or `/body`.
package enum StepProblem: Hashable, Sendable {
    /// A value is not the one the scenario expects.
    case difference(Difference)
    /// A value does not fulfil a matcher, or is not of the kind expected; `wanted` as in `a UUID`, nil for absent.
    case unmatched(at: JSONPointer, wanted: String, found: JSON?)
    /// The response breaks the contract, by the keyword at `contractLocation`.
    case violation(at: JSONPointer, keyword: String, message: String, contractLocation: SourceLocation?)
    /// The response breaks HTTP itself, whatever the contract says.
    case malformed(at: JSONPointer, message: String)
    /// A value breaks a schema of the scenario, by the keyword at `schemaLocation`.
    case brokenSchema(at: JSONPointer, keyword: String, message: String, schemaLocation: SourceLocation)
    /// The response has no value for an output.
    case missingOutput(name: String)
    /// The request could not be made, and was not sent.
    case unsendable(reason: String)
    /// The request was sent, or tried to be, and no response came.
    case unreachable(TransportError)
    /// What the scenario asks for beside expectations did not come about: its `repeat`, `given` or `use`.
    case unmet(UnmetCondition)
    /// What one of two targets that are compared does, and the other does not; the name is the target's.
    indirect case onTarget(String, StepProblem)
    /// What both of two targets that are compared do wrong.
    indirect case onBoth(StepProblem)
    /// No step of the scenario compared anything with anything.
    case nothingChecked
}
