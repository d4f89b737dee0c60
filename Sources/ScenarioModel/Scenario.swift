package import Diagnostics

/// A file of steps for the verifier: what to send to one API, and what must come back.
///
/// The flow: `ScenarioReader` makes scenarios from files, everything checked that can be checked without a server;
/// `Verification` runs them.
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
    /// In the order they run; at least one.
    package let steps: [Step]
    package let location: SourceLocation

    package init(title: String, api: String, only: Only?, steps: [Step], location: SourceLocation) {
        self.title = title
        self.api = api
        self.only = only
        self.steps = steps
        self.location = location
    }
}
