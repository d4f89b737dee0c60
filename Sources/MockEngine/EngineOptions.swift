package import Expressions

/// What an engine takes from outside, so that everything it answers can be reproduced.
package struct EngineOptions: Sendable {
    /// The moment a request is answered.
    package var now: @Sendable () -> Timestamp
    /// Where ids and other random texts come from; each sandbox starts from it anew.
    package var seed: UInt64
    /// How many sandboxes are kept; the one used least recently makes room.
    package var sandboxLimit: Int

    package init(now: @escaping @Sendable () -> Timestamp, seed: UInt64, sandboxLimit: Int = 1000) {
        self.now = now
        self.seed = seed
        self.sandboxLimit = sandboxLimit
    }
}
