package import Moments
internal import WorkBudgets

/// The inputs of an engine from outside.
///
/// With the same inputs, answers are the same.
package struct EngineOptions: Sendable {
    /// The time of a request.
    package var now: @Sendable () -> Timestamp
    /// The seed of ids and other random texts; each sandbox combines it with its own name.
    package var seed: UInt64
    /// The most named sandboxes; beyond it, the one used least recently is forgotten.
    package var sandboxLimit: Int
    /// The limits of each sandbox's journal.
    package var journal: JournalLimits
    /// The maximum size in bytes of a response's head, with the fields that a server adds; a larger one is answered
    /// 500.
    package var responseHeadLimit = 8 << 10
    /// The memory that the sandboxes may take together.
    package var memory = MemoryBudget()
    /// Who may use the admin API.
    package var admin = AdminDoor.ofLoopback
    /// Whether a response that violates the contract is replaced by a 500 that lists the violations.
    package var failsOnBreaches = false
    /// Whether the header fields of a reverse proxy decide the addresses in answers.
    package var trustsProxy = false
    /// The most units of work for a request; beyond it, the answer is 503.
    package var workLimit = WorkBudget.defaultLimit
    /// A clock that only moves forward, for the duration of answers.
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
