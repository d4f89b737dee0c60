internal import Behaviour
internal import Moments
internal import Randomness
internal import Synchronization

/// One world of the server.
///
/// Each thing it remembers has one door: `exclusively` for resources and kept answers, `core.clock`, `core.draws` and
/// `journal`.
// Because `state` is used under the lock alone, and all else can be shared.
final class Sandbox: @unchecked Sendable {
    let name: String
    let core: SandboxCore
    /// Nil where none is kept.
    let journal: Journal?
    private var state: SandboxState

    init(name: String, apis: [API], seed: UInt64, journal limits: JournalLimits) {
        self.name = name
        core = SandboxCore(seed: seed, name: name)
        journal = limits.areOff ? nil : Journal(limits)
        state = SandboxState(apis: apis)
    }

    /// The world of `other` for APIs that take the place of its own.
    ///
    /// Both have the same lock, clock, draws and journal and, where the APIs' collections are still there, the same
    /// resources: requests that `other` is answering lose nothing.
    init(succeeding other: Sandbox, apis: [API]) {
        name = other.name
        core = other.core
        journal = other.journal
        var successor: SandboxState?
        other.exclusively { successor = SandboxState(succeeding: &$0, apis: apis) }
        state = successor ?? SandboxState(apis: apis)
    }

    /// Lends the state to `use`, and to no other request before it returns.
    ///
    /// Must not be nested.
    func exclusively<Result: Sendable, Failure>(
        _ use: (inout SandboxState) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try core.lock.withLock { _ throws(Failure) in try use(&state) }
    }
}

/// The parts of a sandbox that do not depend on the APIs: those that succeed it have the same.
final class SandboxCore: Sendable {
    let clock = SandboxClock()
    // Because a clock that is read next to numbers that others change waits for their caches.
    private let padding = InlineArray<16, UInt64>(repeating: 0)
    /// Guards the state of this sandbox and of those that succeed it.
    fileprivate let lock = Mutex(())
    let draws: Draws

    init(seed: UInt64, name: String) { draws = Draws(seed: seed, sandbox: name) }
}
