package import Diagnostics
package import HTTPModel
package import JSONModel
package import Secrets

/// What happened when scenarios ran: everything that a report needs.
package struct Run: Sendable {
    package let target: Target
    /// In the order they were given.
    package var scenarios: [ScenarioRun]
    package let duration: Duration
    /// When it began, on the clock that durations are measured by.
    package var start = Duration.zero
    /// What reports must not show of requests and responses.
    package let secrets: SecretNames
    /// The target that `target` was compared with; nil when responses were held to scenarios.
    package let counterpart: Target?
    /// How much of the contracts was met; nil when nobody asked.
    package var coverage: RunCoverage?
    /// What is wrong with the contracts of the APIs it called, and could not be checked because of it.
    package internal(set) var unchecked: [Diagnostic] = []
    /// What a file of known failures says of it; nil without one.
    package var baseline: BaselineOutcome?
    /// How it can be made again; nil for a run that nobody is to repeat.
    package var origin: RunOrigin?
    /// Whether a scenario that was skipped, and not left out by its tags, makes the run fail.
    package var failsOnSkipped = false
    /// What ended it early; nil when all scenarios ended.
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

/// What happened to one scenario.
package struct ScenarioRun: Sendable {
    package let title: String
    package let api: String
    package let location: SourceLocation
    /// Why none of its steps ran; nil when they did.
    package let skipReason: String?
    /// Whether its tags were not asked for, so that nobody misses it.
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

/// What happened to one step.
package struct StepRun: Sendable {
    package enum Outcome: Hashable, Sendable {
        case passed
        /// At least one problem was found.
        case failed
        /// Its scenario is not for this kind of target.
        case skipped
        /// What it needs of an earlier step never came; counts as a failure.
        case notRun(reason: String)
    }

    package let id: String
    /// The operation's id, or the request line as the scenario has it.
    package let title: String
    package let location: SourceLocation
    /// The operation whose contract the response was held to; nil for none.
    package let operation: String?
    package let outcome: Outcome
    package let problems: [StepProblem]
    /// How many comparisons were made.
    package let checks: Int
    /// Nil when nothing was sent.
    package internal(set) var exchange: Exchange?
    /// How often it was sent.
    package let attempts: Attempts
    /// What happened on the other target, in a comparison.
    package internal(set) var counterpart: Exchange?
    package let outputs: JSONObject
    /// What the response's body stands for, into which the problems point; only for a step that failed.
    package let received: JSON?
    /// In a comparison, whether it failed or did not run on both targets, and nothing differs.
    package var isAlike = false
    /// Whether it passes with any answer that the contract allows.
    package var expectsNothing = false
    /// The API it called; nil for its scenario's.
    package var api: String?
    /// Those of its problems, by their places, that are known.
    package var knownProblems: [Int: KnownFailure] = [:]
    /// That all it fails for, or that it did not run, is known; nil when something is new.
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

/// A request as it was sent and the response it got.
package struct Exchange: Sendable {
    package let baseURL: String
    package let request: HTTPRequest
    /// Nil when none came.
    package let response: HTTPResponse?
    /// How long the exchange took, without the waiting before it.
    package let duration: Duration
    package let waiting: Waiting
    /// When the request was sent, on the clock that durations are measured by; nil where nobody asked.
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
