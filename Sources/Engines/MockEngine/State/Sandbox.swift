internal import Behaviour
internal import Moments
internal import Randomness
internal import Threads

/// The state of one sandbox.
///
/// Resources and kept answers are used through `exclusively`; the others through `core.clock`, `core.draws` and
/// `journal`.
// Safe to share: `state` is only used under the lock, and all other members are `Sendable`.
final class Sandbox: @unchecked Sendable {
    let name: String
    let core: SandboxCore
    /// Nil when the server keeps no journal.
    let journal: Journal?
    private var state: SandboxState

    init(name: String, apis: [API], seed: UInt64, journal limits: JournalLimits) {
        self.name = name
        core = SandboxCore(seed: seed, name: name)
        journal = limits.areOff ? nil : Journal(limits)
        state = SandboxState(apis: apis)
    }

    /// A sandbox for new APIs that replace those of `other`.
    ///
    /// It shares lock, clock, draws and journal with `other`, and the resources of collections that still exist. So
    /// requests that are being answered with `other` lose nothing.
    init(succeeding other: Sandbox, apis: [API]) {
        name = other.name
        core = other.core
        journal = other.journal
        var successor: SandboxState?
        other.exclusively { successor = SandboxState(succeeding: &$0, apis: apis) }
        state = successor ?? SandboxState(apis: apis)
    }

    /// Calls `use` with the state, while no other request can use it.
    ///
    /// Calls must not be nested.
    func exclusively<Result: Sendable, Failure>(
        _ use: (inout SandboxState) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try core.lock.withLock { _ throws(Failure) in try use(&state) }
    }
}

/// The parts of a sandbox that do not depend on the APIs.
///
/// Its successors share them.
final class SandboxCore: Sendable {
    let clock = SandboxClock()
    // Padding, so that the clock shares no line of the cache with values that change.
    private let padding = InlineArray<16, UInt64>(repeating: 0)
    /// Guards the state of this sandbox and of its successors.
    fileprivate let lock = Locked(())
    let draws: Draws

    init(seed: UInt64, name: String) { draws = Draws(seed: seed, sandbox: name) }
}
