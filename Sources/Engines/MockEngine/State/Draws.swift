internal import Randomness
internal import Synchronization

/// The source of random numbers and of the sequence of a sandbox.
///
/// Each number is used for one request, and drawing needs no lock.
struct Draws: ~Copyable, Sendable {
    private let random: SharedSeededRandom
    private let lastSequence = Atomic(0)

    /// The numbers of the sandbox `name`; other names get other numbers.
    init(seed: UInt64, sandbox name: String) {
        random = SharedSeededRandom(seed: name.isEmpty ? seed : seed ^ Self.hash(of: name))
    }

    /// FNV-1a (draft-eastlake-fnv), which has the same result in every process.
    private static func hash(of text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    func nextRandom() -> UInt64 { random.next() }

    func nextUUID() -> String { RandomText.uuid { nextRandom() } }

    /// 1, 2, 3, … in this sandbox.
    func nextSequence() -> Int { lastSequence.wrappingAdd(1, ordering: .relaxed).newValue }
}
