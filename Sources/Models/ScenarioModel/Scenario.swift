package import Diagnostics

/// A file of steps for the verifier: requests to one API, and what must come back.
///
/// The flow: `ScenarioReader` makes scenarios from files, and checks everything that needs no server. `Verification`
/// runs them. A file with a table gives one scenario for each row.
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
    /// The tags for `--only` and `--except`.
    package let tags: [String]
    /// The values of `$inputs`, unless a step that uses the scenario gives others.
    package let inputs: [NamedTemplate]
    /// Required inputs without a value; the scenario then runs only where another uses it.
    package let openInputs: [String]
    /// The state of the mock before the first step; nil for its usual one.
    package let given: Given?
    /// In the order they run; at least one.
    package let steps: [Step]
    /// For steps of other files that use the scenario.
    package let outputs: [NamedTemplate]
    /// The start of the file, or of the row.
    package let location: SourceLocation

    /// This scenario for a row of its table: with other inputs, and a title of its own.
    func row(titled title: String, inputs: [NamedTemplate], at location: SourceLocation) -> Scenario {
        Scenario(
            title: title, api: api, only: only, tags: tags, inputs: inputs, openInputs: [], given: given, steps: steps,
            outputs: outputs, location: location)
    }
}
