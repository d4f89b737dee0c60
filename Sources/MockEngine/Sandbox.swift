internal import Expressions
internal import Synchronization

/// One world of the server: what it remembers, and the lock that gives it to one request at a time.
// Because `state` is touched only by the code that `exclusively` runs, under the lock.
final class Sandbox: @unchecked Sendable {
    let state: SandboxState
    private let lock = Mutex(())
    /// How far the sandbox's clock is ahead of the engine's, in microseconds.
    private let clockOffset = Atomic<Int64>(0)

    init(name: String, apis: [API], seed: UInt64) { state = SandboxState(name: name, apis: apis, seed: seed) }

    /// Runs `work` while no other request uses the sandbox.
    ///
    /// Must not be nested.
    func exclusively<Result>(_ work: () -> Result) -> Result { lock.withLock { _ in work() } }

    /// What the sandbox's clock says when the engine's says `now`.
    func time(at now: Timestamp) -> Timestamp { now.adding(microseconds: clockOffset.load(ordering: .relaxed)) }

    /// Moves the sandbox's clock, which then goes on from `time`.
    func setClock(to time: Timestamp, at now: Timestamp) {
        clockOffset.store(time.microseconds - now.microseconds, ordering: .relaxed)
    }
}
