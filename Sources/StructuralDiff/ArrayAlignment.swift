internal import JSONModel

/// Which elements of two arrays belong together, by their longest common subsequence.
enum ArrayAlignment {
    enum Step: Hashable {
        /// The element of the expected array at the index is gone.
        case removed(Int)
        /// The element of the actual array at the index is new.
        case inserted(Int)
        /// Two elements that are not alike stand in the same place.
        case replaced(expected: Int, actual: Int)
    }

    /// Tables of more cells than this are not computed; what is left between equal ends is then compared by position.
    static let largestTable = 4_000_000

    /// What leads from `expected` to `actual`, in order; elements that are alike take no step.
    static func steps(from expected: [JSON], to actual: [JSON], options: StructuralDiff.Options) -> [Step] {
        let shorter = min(expected.count, actual.count)
        var start = 0
        while start < shorter, Likeness(expected[start], options).isAlike(actual[start]) { start += 1 }
        var tail = 0
        while tail < shorter - start,
            Likeness(expected[expected.count - 1 - tail], options).isAlike(actual[actual.count - 1 - tail])
        {
            tail += 1
        }
        let old = start..<(expected.count - tail)
        let new = start..<(actual.count - tail)
        // Because the product could overflow, the lengths are compared by division.
        guard !old.isEmpty, !new.isEmpty, old.count <= largestTable / new.count else { return gap(old, new) }
        var numbers = Numbering()
        let oldNumbers = expected[old].map { numbers.number(of: Likeness($0, options)) }
        let newNumbers = actual[new].map { numbers.number(of: Likeness($0, options)) }
        return steps(between: commonPairs(oldNumbers, newNumbers), in: old, new)
    }

    /// The steps for what lies before, between and after the pairs, whose positions count from the ranges' starts.
    private static func steps(
        between pairs: [(old: Int, new: Int)], in old: Range<Int>, _ new: Range<Int>
    ) -> [Step] {
        var steps: [Step] = []
        var (oldStart, newStart) = (old.lowerBound, new.lowerBound)
        for pair in pairs {
            let (oldEnd, newEnd) = (old.lowerBound + pair.old, new.lowerBound + pair.new)
            steps += gap(oldStart..<oldEnd, newStart..<newEnd)
            (oldStart, newStart) = (oldEnd + 1, newEnd + 1)
        }
        return steps + gap(oldStart..<old.upperBound, newStart..<new.upperBound)
    }

    /// Elements without a like on the other side: compared by position as far as both sides go.
    private static func gap(_ old: Range<Int>, _ new: Range<Int>) -> [Step] {
        let both = min(old.count, new.count)
        return zip(old, new).map { .replaced(expected: $0, actual: $1) }
            + old.dropFirst(both).map(Step.removed) + new.dropFirst(both).map(Step.inserted)
    }

    /// The positions of a longest common subsequence.
    private static func commonPairs(_ old: [Int], _ new: [Int]) -> [(old: Int, new: Int)] {
        let width = new.count + 1
        // Cell (row, column) holds the length for what starts at those positions.
        var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
        for row in old.indices.reversed() {
            for column in new.indices.reversed() {
                let cell = row * width + column
                lengths[cell] =
                    old[row] == new[column]
                    ? lengths[cell + width + 1] + 1 : max(lengths[cell + width], lengths[cell + 1])
            }
        }
        var pairs: [(old: Int, new: Int)] = []
        var (row, column) = (0, 0)
        while row < old.count, column < new.count {
            let cell = row * width + column
            if old[row] == new[column] {
                pairs.append((row, column))
                (row, column) = (row + 1, column + 1)
            } else if lengths[cell + width] >= lengths[cell + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        return pairs
    }

    /// Gives values that are alike the same number, so that each is compared in full only once.
    private struct Numbering {
        private var numbers: [Likeness: Int] = [:]

        mutating func number(of value: Likeness) -> Int {
            if let number = numbers[value] { return number }
            numbers[value] = numbers.count
            return numbers.count - 1
        }
    }
}
