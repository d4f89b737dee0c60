package import Moments

/// Where time and chance come from, and how scenarios are kept apart.
package struct VerifierOptions: Sendable {
    /// What `$now` gives, and what credentials are made for.
    package var now: @Sendable () -> Timestamp
    /// A clock that only moves forward, for durations.
    package var uptime: @Sendable () -> Duration
    /// Waits, between the attempts of a step.
    package var sleep: @Sendable (Duration) -> Void
    /// Where `$uuid` and random texts come from; the same seed gives the same requests.
    package var seed: UInt64
    /// A text no other run uses: each scenario is then alone in a sandbox of its own on the mock.
    ///
    /// Nil for no isolation.
    package var isolation: String?
    /// How long a response may take.
    package var timeout: Duration
    /// Which scenarios run.
    package var tags: TagSelection
    /// How fast requests may follow each other, and how a target that asks to wait is heeded.
    package var pace: Pace
    /// How many scenarios run at the same time.
    package var jobs: Int
    /// Whether the run has the requests and responses of steps that passed, which is most of its memory.
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
