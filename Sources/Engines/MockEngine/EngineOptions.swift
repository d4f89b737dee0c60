package import Moments

/// What an engine takes from outside, so that everything it answers can be reproduced.
package struct EngineOptions: Sendable {
    /// The moment a request is answered.
    package var now: @Sendable () -> Timestamp
    /// Where ids and other random texts come from: each sandbox starts from it and its own name.
    package var seed: UInt64
    /// How many sandboxes are kept; the one used least recently makes room.
    package var sandboxLimit: Int
    /// What each sandbox keeps of its exchanges.
    package var journal: JournalLimits
    /// How many bytes a response's head may have, with what a server adds to it; a larger one is answered 500.
    package var responseHeadLimit = 8 << 10
    /// Whether an answer that breaks the contract is replaced by 500 with the violations.
    package var failsOnBreaches = false
    /// A clock that only moves forward, for how long answers take.
    package var uptime: @Sendable () -> Duration

    package init(
        now: @escaping @Sendable () -> Timestamp, seed: UInt64, sandboxLimit: Int = 1000,
        journal: JournalLimits = JournalLimits(), uptime: @escaping @Sendable () -> Duration = { .zero }
    ) {
        self.now = now
        self.seed = seed
        self.sandboxLimit = sandboxLimit
        self.journal = journal
        self.uptime = uptime
    }
}
