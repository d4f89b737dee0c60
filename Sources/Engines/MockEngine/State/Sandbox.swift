internal import Behaviour
internal import Moments
internal import Randomness
internal import Synchronization
internal import Threads

/// One world of the server: what it remembers, and the lock that gives it to one request at a time.
// Because `state` is touched only by who holds the sandbox.
final class Sandbox: @unchecked Sendable {
    let name: String
    private(set) var state: SandboxState
    /// Nil where none is kept.
    let journal: Journal?
    private let core: SandboxCore

    init(name: String, apis: [API], seed: UInt64, journal limits: JournalLimits) {
        self.name = name
        core = SandboxCore(seed: seed)
        journal = limits.areOff ? nil : Journal(limits)
        state = SandboxState(apis: apis)
    }

    /// The world of `other` for APIs that take the place of its own.
    ///
    /// Both have the same lock, clock, journal and draws and, where the APIs' collections are still there, the same
    /// resources: requests that `other` is answering lose nothing.
    init(succeeding other: Sandbox, apis: [API]) {
        name = other.name
        core = other.core
        journal = other.journal
        state = other.exclusively { SandboxState(succeeding: &other.state, apis: apis) }
    }

    /// Runs `work` while no other request holds the sandbox.
    ///
    /// Must not be nested.
    func exclusively<Result>(_ work: () -> Result) -> Result {
        take()
        defer { giveBack() }
        return work()
    }

    /// Waits until no other request holds the sandbox.
    func take() { core.lock.take() }

    func giveBack() { core.lock.giveBack() }

    /// Lends a store by the places of the API in the engine and of the collection in its behaviour to whoever holds the
    /// sandbox.
    func withStore<Result>(_ collection: Int, ofAPI api: Int, _ use: (ResourceStore) -> Result) -> Result {
        state.stores.store(collection, ofAPI: api)._withUnsafeGuaranteedRef(use)
    }

    // Because each number goes to one request, whoever draws waits for nobody.
    func nextRandom() -> UInt64 { core.random.next() }

    func nextUUID() -> String { RandomText.uuid { nextRandom() } }

    /// 1, 2, 3, … in this sandbox.
    func nextSequence() -> Int { core.lastSequence.wrappingAdd(1, ordering: .relaxed).newValue }

    /// Counts an exchange, and says which one it is.
    func nextExchange() -> Int { core.exchangeCount.add(1, ordering: .relaxed).newValue }

    /// How many exchanges there have been.
    var exchangeCount: Int { core.exchangeCount.load(ordering: .relaxed) }

    /// What the sandbox's clock says when the engine's says `now`.
    func time(at now: Timestamp) -> Timestamp { now.adding(microseconds: core.clockOffset.load(ordering: .relaxed)) }

    /// Moves the sandbox's clock, which then goes on from `time`.
    func setClock(to time: Timestamp, at now: Timestamp) {
        core.clockOffset.store(time.microseconds - now.microseconds, ordering: .relaxed)
    }
}

/// What of a sandbox does not depend on the APIs.
private final class SandboxCore: Sendable {
    /// How far the sandbox's clock is ahead of the engine's, in microseconds.
    let clockOffset = Atomic<Int64>(0)
    // Because a clock that is read next to numbers that others change waits for their caches.
    private let padding = InlineArray<16, UInt64>(repeating: 0)
    let lock = Lock()
    let random: SharedSeededRandom
    let lastSequence = Atomic(0)
    let exchangeCount = Atomic(0)

    init(seed: UInt64) { random = SharedSeededRandom(seed: seed) }
}
