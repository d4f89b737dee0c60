/// The code points that a character class allows.
struct ScalarSet: Sendable {
    /// In any order; they may overlap.
    private(set) var ranges: [ClosedRange<UInt32>]

    init(_ ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }

    init(_ scalar: UInt32) { ranges = [scalar...scalar] }

    static let digits = ScalarSet([0x30...0x39])
    static let wordCharacters = ScalarSet([0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x5F...0x5F])
    static let spaces = ScalarSet([0x20...0x20, 0x09...0x0D, 0xA0...0xA0])
    static let lineTerminators = ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])

    mutating func formUnion(_ other: ScalarSet) { ranges += other.ranges }

    /// All other code points.
    var inverted: ScalarSet {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
            next = max(next, range.upperBound + 1)
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return ScalarSet(result)
    }

    /// A random member, from the plainest kind of character in the set; nil for an empty set.
    func random(using random: inout some RandomNumberGenerator) -> Unicode.Scalar? {
        let plain = Self.kinds.map { intersection($0) }.filter { !$0.isEmpty }
        // A kind is drawn with a weight: its number of members, up to ten. So texts such as passwords get characters of
        // every kind.
        let weights = plain.map { min($0.reduce(0) { $0 + $1.count }, 10) }
        guard let total = weights.isEmpty ? nil : weights.reduce(0, +) else { return beyondASCII(using: &random) }
        var draw = Int.random(in: 0..<total, using: &random)
        for (kind, weight) in zip(plain, weights) {
            if draw < weight { return Self.member(of: kind, using: &random) }
            draw -= weight
        }
        return nil
    }

    /// Lower case, digits, upper case, and the rest of printable ASCII.
    private static let kinds: [[ClosedRange<UInt32>]] = [
        [0x61...0x7A], [0x30...0x39], [0x41...0x5A], [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
    ]

    private func beyondASCII(using random: inout some RandomNumberGenerator) -> Unicode.Scalar? {
        let space = intersection([0x20...0x20])
        let assigned = intersection([0xA1...0x17F, 0x370...0x3FF, 0x400...0x4FF, 0x3041...0x3090, 0x4E00...0x9FFF])
        let choice = [space, assigned, intersection([0x09...0x0D]), intersection([0...0xD7FF, 0xE000...0x10FFFF])]
        return choice.first { !$0.isEmpty }.flatMap { Self.member(of: $0, using: &random) }
    }

    private func intersection(_ others: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        ranges.flatMap { range in
            others.compactMap { other in
                let (low, high) = (max(range.lowerBound, other.lowerBound), min(range.upperBound, other.upperBound))
                return low <= high ? low...high : nil
            }
        }
    }

    private static func member(
        of ranges: [ClosedRange<UInt32>], using random: inout some RandomNumberGenerator
    ) -> Unicode.Scalar? {
        var draw = Int.random(in: 0..<max(ranges.reduce(0) { $0 + $1.count }, 1), using: &random)
        for range in ranges {
            if draw < range.count { return Unicode.Scalar(range.lowerBound + UInt32(draw)) }
            draw -= range.count
        }
        return nil
    }
}
