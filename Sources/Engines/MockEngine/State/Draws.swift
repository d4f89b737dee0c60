internal import Randomness
internal import Synchronization

/// The random numbers and the sequence of a sandbox.
///
/// Each number goes to one request, so whoever draws waits for nobody.
struct Draws: ~Copyable, Sendable {
    private let random: SharedSeededRandom
    private let lastSequence = Atomic(0)

    init(seed: UInt64) { random = SharedSeededRandom(seed: seed) }

    func nextRandom() -> UInt64 { random.next() }

    func nextUUID() -> String { RandomText.uuid { nextRandom() } }

    /// 1, 2, 3, … in this sandbox.
    func nextSequence() -> Int { lastSequence.wrappingAdd(1, ordering: .relaxed).newValue }
}
