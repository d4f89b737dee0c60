package import Diagnostics
package import HTTPModel
package import JSONModel
package import StructuralDiff
package import WorkBudgets

/// One reason why a step failed.
///
/// Pointers start at `/status`, `/headers/Name` or `/body`.
package enum StepProblem: Hashable, Sendable {
    /// A value differs from the expected one.
    case difference(Difference)
    /// A value does not fit a matcher, or is of another kind; `wanted` is in words such as `a UUID`, `found` is nil for
    /// absent.
    case unmatched(at: JSONPointer, wanted: String, found: JSON?)
    /// The response breaks the contract, by the keyword at `contractLocation`.
    case violation(at: JSONPointer, keyword: String, message: String, contractLocation: SourceLocation?)
    /// The response violates HTTP itself, whatever the contract says.
    case malformed(at: JSONPointer, message: String)
    /// A value breaks a schema of the scenario, by the keyword at `schemaLocation`.
    case brokenSchema(at: JSONPointer, keyword: String, message: String, schemaLocation: SourceLocation)
    /// The response has no value for an output.
    case missingOutput(name: String)
    /// The request could not be made, and was not sent.
    case unsendable(reason: String)
    /// The request was tried, and no response came.
    case unreachable(TransportError)
    /// A `repeat`, `given` or `use` of the scenario failed.
    case unmet(UnmetCondition)
    /// The response cannot be judged, because that takes too much work.
    case tooMuchWork(WorkExcess)
    /// A problem on only one of two compared targets; the name is the target's.
    indirect case onTarget(String, StepProblem)
    /// A problem that both compared targets have.
    indirect case onBoth(StepProblem)
    /// No step of the scenario compared a value.
    case nothingChecked
}
