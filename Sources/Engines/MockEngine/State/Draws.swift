internal import Randomness
internal import Synchronization

/// The random numbers and the sequence of a sandbox.
///
/// Each number goes to one request, so whoever draws waits for nobody.
struct Draws: ~Copyable, Sendable {
    private let random: SharedSeededRandom
    private let lastSequence = Atomic(0)

    /// Those of the sandbox `name`; sandboxes of other names draw others.
    init(seed: UInt64, sandbox name: String) {
        random = SharedSeededRandom(seed: name.isEmpty ? seed : seed ^ Self.hash(of: name))
    }

    /// FNV-1a (draft-eastlake-fnv), which is the same in every process.
    private static func hash(of text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    func nextRandom() -> UInt64 { random.next() }

    func nextUUID() -> String { RandomText.uuid { nextRandom() } }

    /// 1, 2, 3, … in this sandbox.
    func nextSequence() -> Int { lastSequence.wrappingAdd(1, ordering: .relaxed).newValue }
}
