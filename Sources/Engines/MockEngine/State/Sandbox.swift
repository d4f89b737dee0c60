internal import Behaviour
internal import Moments
internal import Randomness
internal import Synchronization
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
    private let share: MemoryShare

    /// An estimate of the memory of a sandbox in which nothing has happened.
    private static let ownBytes = 4_096

    init(name: String, apis: [API], options: EngineOptions) {
        self.name = name
        core = SandboxCore(seed: options.seed, name: name)
        journal = options.journal.areOff ? nil : Journal(options.journal, memory: options.memory)
        state = SandboxState(apis: apis, memory: options.memory)
        share = MemoryShare(of: options.memory, bytes: Self.ownBytes + Footprint.of(name))
    }

    /// A sandbox for new APIs that replace those of `other`.
    ///
    /// It shares lock, clock, draws and journal with `other`, and the resources of collections that still exist. So
    /// requests that are being answered with `other` lose nothing.
    init(succeeding other: Sandbox, apis: [API]) {
        name = other.name
        core = other.core
        journal = other.journal
        let memory = other.share.budget
        var successor: SandboxState?
        other.exclusively { successor = SandboxState(succeeding: &$0, apis: apis, memory: memory) }
        state = successor ?? SandboxState(apis: apis, memory: memory)
        share = MemoryShare(of: memory, bytes: Self.ownBytes + Footprint.of(name))
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
    /// In microseconds; 0 before the first.
    private let lastUse = Atomic<Int64>(0)
    // Padding, so that the clock shares no line of the cache with values that change.
    private let padding = InlineArray<16, UInt64>(repeating: 0)
    /// Guards the state of this sandbox and of its successors.
    fileprivate let lock = Locked(())
    let draws: Draws

    init(seed: UInt64, name: String) { draws = Draws(seed: seed, sandbox: name) }

    /// The engine's time of the last request, to the second; nil if there was none.
    var lastUseTime: Timestamp? {
        let microseconds = lastUse.load(ordering: .relaxed)
        return microseconds == 0 ? nil : Timestamp(microseconds: microseconds)
    }

    /// Notes a request at the engine's time `now`.
    func use(at now: Timestamp) {
        // Only once a second, because all threads read this part of the memory.
        let before = lastUse.load(ordering: .relaxed)
        if now.microseconds - before >= 1_000_000 || now.microseconds < before {
            lastUse.store(now.microseconds, ordering: .relaxed)
        }
    }
}
