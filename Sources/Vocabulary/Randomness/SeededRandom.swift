internal import Synchronization

/// A generator whose numbers follow from its seed: SplitMix64 (Steele, Lea, Flood: OOPSLA 2014, figure 17).
package struct SeededRandom: RandomNumberGenerator, Hashable, Sendable {
    private var state: UInt64
    fileprivate static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= Self.step
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// The same numbers shared by several threads: each number goes to one of them.
package struct SharedSeededRandom: ~Copyable, Sendable {
    private let state: Atomic<UInt64>

    package init(seed: UInt64) { state = Atomic(seed) }

    package func next() -> UInt64 {
        var random = SeededRandom(seed: state.wrappingAdd(SeededRandom.step, ordering: .relaxed).oldValue)
        return random.next()
    }
}
