/// The evaluated members or elements of one instance, by position (2020-12 Core §11).
///
/// Kept only below a schema with `unevaluatedItems` or `unevaluatedProperties`. The first 64 need no allocation.
struct EvaluatedMarks {
    let isTracked: Bool
    private var first: UInt64 = 0
    private var rest: [UInt64] = []

    init(isTracked: Bool = false) { self.isTracked = isTracked }

    /// Empty marks for a branch, whose marks count only if it matches.
    var fresh: EvaluatedMarks { EvaluatedMarks(isTracked: isTracked) }

    mutating func mark(_ position: Int) {
        guard isTracked else { return }
        if position < 64 {
            first |= 1 << UInt64(position)
            return
        }
        let word = position / 64 - 1
        while rest.count <= word { rest.append(0) }
        rest[word] |= 1 << UInt64(position % 64)
    }

    mutating func markAll(_ count: Int) {
        guard isTracked else { return }
        for position in 0..<count { mark(position) }
    }

    func contains(_ position: Int) -> Bool {
        if position < 64 { return first >> UInt64(position) & 1 == 1 }
        let word = position / 64 - 1
        return word < rest.count && rest[word] >> UInt64(position % 64) & 1 == 1
    }

    mutating func formUnion(_ other: EvaluatedMarks) {
        guard isTracked else { return }
        first |= other.first
        while rest.count < other.rest.count { rest.append(0) }
        for (word, bits) in other.rest.enumerated() { rest[word] |= bits }
    }
}
