package import Diagnostics
package import HTTPModel
package import JSONModel
package import Secrets

/// The result of running scenarios: everything that a report needs.
package struct Run: Sendable {
    package let target: Target
    /// In the order they were given.
    package var scenarios: [ScenarioRun]
    package let duration: Duration
    /// The start, on the clock by which durations are measured.
    package var start = Duration.zero
    /// The secrets to mask in reports.
    package let secrets: SecretNames
    /// The target that `target` was compared with; nil for a run against scenarios.
    package let counterpart: Target?
    /// The coverage of the contracts; nil when nobody asked.
    package var coverage: RunCoverage?
    /// Errors in the contracts of the called APIs, because of which something could not be checked.
    package var unchecked: [Diagnostic] = []
    /// The outcome of a baseline; nil without one.
    package var baseline: BaselineOutcome?
    /// The data for repeating the run; nil if it is not meant to be repeated.
    package var origin: RunOrigin?
    /// Whether a scenario that was skipped makes the run fail, unless it was left out by its tags.
    package var failsOnSkipped = false
    /// The signal that ended the run early; nil if all scenarios ended.
    package var interruption: Interruption?

    package init(
        target: Target, scenarios: [ScenarioRun], duration: Duration, secrets: SecretNames,
        counterpart: Target? = nil
    ) {
        self.counterpart = counterpart
        self.target = target
        self.scenarios = scenarios
        self.duration = duration
        self.secrets = secrets
    }
}

/// The result of one scenario.
package struct ScenarioRun: Sendable {
    package let title: String
    package let api: String
    package let location: SourceLocation
    /// Why none of its steps ran; nil when they did.
    package let skipReason: String?
    /// Whether the scenario was left out because of its tags.
    package var isLeftOut = false
    package var steps: [StepRun]
    package let duration: Duration

    package init(
        title: String, api: String, location: SourceLocation, skipReason: String? = nil, steps: [StepRun],
        duration: Duration
    ) {
        self.title = title
        self.api = api
        self.location = location
        self.skipReason = skipReason
        self.steps = steps
        self.duration = duration
    }
}

/// The result of one step.
package struct StepRun: Sendable {
    package enum Outcome: Hashable, Sendable {
        case passed
        /// At least one problem was found.
        case failed
        /// Its scenario is not for this kind of target.
        case skipped
        /// An output that it needs has no value; counts as a failure.
        case notRun(reason: String)
    }

    package let id: String
    /// The operation's id, or the request line as the scenario has it.
    package let title: String
    package let location: SourceLocation
    /// The operation by which the response was checked; nil for none.
    package let operation: String?
    package let outcome: Outcome
    package let problems: [StepProblem]
    /// The number of comparisons.
    package let checks: Int
    /// Nil when nothing was sent.
    package internal(set) var exchange: Exchange?
    /// How often it was sent.
    package var attempts: Attempts
    /// The exchange with the other target, in a comparison.
    package internal(set) var counterpart: Exchange?
    package let outputs: JSONObject
    /// The value of the response's body, into which the problems point; only for a failed step.
    package let received: JSON?
    /// In a comparison, whether the step failed or did not run on both targets, without differences.
    package var isAlike = false
    /// Whether it passes with any response that the contract allows.
    package var expectsNothing = false
    /// The API it called; nil for its scenario's.
    package var api: String?
    /// Its known problems, by their index.
    package var knownProblems: [Int: KnownFailure] = [:]
    /// Set when all its failures, or that it did not run, are known; nil when something is new.
    package var known: KnownFailure?

    package init(
        id: String, title: String, location: SourceLocation, operation: String? = nil, outcome: Outcome,
        problems: [StepProblem] = [], checks: Int = 0, exchange: Exchange? = nil, attempts: Attempts = Attempts(),
        counterpart: Exchange? = nil, outputs: JSONObject = JSONObject(), received: JSON? = nil
    ) {
        self.counterpart = counterpart
        self.outputs = outputs
        self.id = id
        self.title = title
        self.location = location
        self.operation = operation
        self.outcome = outcome
        self.problems = problems
        self.checks = checks
        self.exchange = exchange
        self.attempts = attempts
        self.received = received
    }
}

/// A request and its response.
package struct Exchange: Sendable {
    package let baseURL: String
    package let request: HTTPRequest
    /// Nil when none came.
    package let response: HTTPResponse?
    /// How long the exchange took, without the waiting before it.
    package let duration: Duration
    package let waiting: Waiting
    /// The time when the request was sent, on the clock by which durations are measured; nil if it was not recorded.
    package let start: Duration?

    package init(
        baseURL: String, request: HTTPRequest, response: HTTPResponse?, duration: Duration, waiting: Waiting = .none,
        start: Duration? = nil
    ) {
        self.start = start
        self.waiting = waiting
        self.baseURL = baseURL
        self.request = request
        self.response = response
        self.duration = duration
    }
}
