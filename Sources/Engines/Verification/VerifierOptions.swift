package import Moments

/// The clocks and the seed of a run, and how scenarios are isolated.
package struct VerifierOptions: Sendable {
    /// The time of `$now` and of credentials.
    package var now: @Sendable () -> Timestamp
    /// A clock that only moves forward, for durations.
    package var uptime: @Sendable () -> Duration
    /// Waits, between the attempts of a step.
    package var sleep: @Sendable (Duration) -> Void
    /// The seed of `$uuid` and random texts; the same seed gives the same requests.
    package var seed: UInt64
    /// A text that no other run uses.
    ///
    /// On a mock, each scenario then has its own sandbox.
    ///
    /// Nil for no isolation.
    package var isolation: String?
    /// How long a response may take.
    package var timeout: Duration
    /// Which scenarios run.
    package var tags: TagSelection
    /// The rate of requests, and how 429 is handled.
    package var pace: Pace
    /// How many scenarios run at the same time.
    package var jobs: Int
    /// Whether the run keeps the requests and responses of passed steps, which are most of its memory.
    package var keepsPassedExchanges: Bool

    package init(
        now: @escaping @Sendable () -> Timestamp, uptime: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) -> Void, seed: UInt64, isolation: String? = nil,
        timeout: Duration = .seconds(30), tags: TagSelection = .all, pace: Pace = Pace(),
        jobs: Int = 1, keepsPassedExchanges: Bool = true
    ) {
        self.now = now
        self.uptime = uptime
        self.sleep = sleep
        self.seed = seed
        self.isolation = isolation
        self.timeout = timeout
        self.tags = tags
        self.pace = pace
        self.jobs = jobs
        self.keepsPassedExchanges = keepsPassedExchanges
    }
}
