internal import Synchronization

/// One world of the server: what it remembers, and the lock that gives it to one request at a time.
// Because `state` is touched only by the code that `exclusively` runs, under the lock.
final class Sandbox: @unchecked Sendable {
    let state: SandboxState
    private let lock = Mutex(())

    init(name: String, apis: [API], seed: UInt64) { state = SandboxState(name: name, apis: apis, seed: seed) }

    /// Runs `work` while no other request uses the sandbox.
    ///
    /// Must not be nested.
    func exclusively<Result>(_ work: () -> Result) -> Result { lock.withLock { _ in work() } }
}
