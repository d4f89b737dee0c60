package import Diagnostics

/// A file of steps for the verifier: what to send to one API, and what must come back.
///
/// The flow: `ScenarioReader` makes scenarios from files, everything checked that can be checked without a server;
/// `Verification` runs them. A file with rows makes a scenario of each.
package struct Scenario: Sendable {
    /// The kind of target a scenario is restricted to.
    package enum Only: String, Sendable, CaseIterable {
        case mock, real
    }

    package let title: String
    /// The name of the API, one of those given to the reader.
    package let api: String
    /// Nil for any target; on another kind the scenario is skipped.
    package let only: Only?
    /// What `--only` and `--except` choose by.
    package let tags: [String]
    /// What `$inputs` has, unless a step that uses the scenario says otherwise.
    package let inputs: [NamedTemplate]
    /// Required inputs that have no value here, so that the scenario is only run where another uses it.
    package let openInputs: [String]
    /// What the mock has before the first step; nil for no more than it starts with.
    package let given: Given?
    /// In the order they run; at least one.
    package let steps: [Step]
    /// For steps of other files that use the scenario.
    package let outputs: [NamedTemplate]
    /// The start of the file, or of the row.
    package let location: SourceLocation

    /// The same for a row of the file's table: with other inputs, and a title that tells it from the others.
    func row(titled title: String, inputs: [NamedTemplate], at location: SourceLocation) -> Scenario {
        Scenario(
            title: title, api: api, only: only, tags: tags, inputs: inputs, openInputs: [], given: given, steps: steps,
            outputs: outputs, location: location)
    }
}
