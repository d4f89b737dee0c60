internal import JSONModel

/// Aligns the elements of two arrays: by their keys if they have one, else by a common subsequence.
///
/// The cost is bounded. Hashing, the search for keys, for common values and for the longest rising run are `n log n`.
/// Only the table of a longest common subsequence is quadratic. Its cells come from a budget of the whole comparison
/// (`CommonSubsequence`).
enum ArrayAlignment {
    enum Step: Hashable {
        /// The element at this index of the expected array is missing.
        case removed(Int)
        /// The element at this index of the actual array is new.
        case inserted(Int)
        /// Two elements to compare: they have the same key, or are at the same place and differ.
        case paired(expected: Int, actual: Int)
        /// As `paired`, in another order relative to the elements around it.
        case moved(expected: Int, actual: Int)
    }

    /// The steps from `expected` to `actual`, in order.
    ///
    /// Equal elements have no step unless they moved.
    static func steps(
        from expected: [JSON], to actual: [JSON], options: StructuralDiff.Options, cells: inout Int
    ) -> [Step] {
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
        guard !old.isEmpty, !new.isEmpty else { return old.map(Step.removed) + new.map(Step.inserted) }
        if let pairs = ElementKeys.pairs(expected, actual, old, new, names: options.keys) {
            return keyedSteps(pairs, old, new)
        }
        return steps(old, new, numbersOf: expected, actual, options, &cells)
    }

    /// By keys: an element without a partner is missing or new; one in another order has moved.
    private static func keyedSteps(_ pairs: [IndexPair], _ old: Range<Int>, _ new: Range<Int>) -> [Step] {
        let inPlace = RisingRun.longest(pairs)
        let stays = Set(inPlace)
        let partners = Dictionary(uniqueKeysWithValues: pairs.map { ($0.new, $0.old) })
        let gone = Set(old).subtracting(pairs.map(\.old))
        var steps: [Step] = []
        var next = old.lowerBound
        func removals(before end: Int) -> [Step] { (next..<max(next, end)).filter(gone.contains).map(Step.removed) }
        for index in new {
            guard let partner = partners[index] else {
                steps.append(.inserted(index))
                continue
            }
            if stays.contains(IndexPair(old: partner, new: index)) {
                steps += removals(before: partner) + [.paired(expected: partner, actual: index)]
                next = partner + 1
            } else {
                steps.append(.moved(expected: partner, actual: index))
            }
        }
        return steps + removals(before: old.upperBound)
    }

    /// By values: a longest common subsequence stays, a unique value elsewhere has moved, the rest is compared by
    /// place.
    private static func steps(
        _ old: Range<Int>, _ new: Range<Int>, numbersOf expected: [JSON], _ actual: [JSON],
        _ options: StructuralDiff.Options, _ cells: inout Int
    ) -> [Step] {
        var numbers = Numbering<Likeness>()
        let oldNumbers = expected[old].map { numbers.number(of: Likeness($0, options)) }
        let newNumbers = actual[new].map { numbers.number(of: Likeness($0, options)) }
        let common = CommonSubsequence.pairs(oldNumbers, newNumbers, cells: &cells)
            .map { IndexPair(old: old.lowerBound + $0.old, new: new.lowerBound + $0.new) }
        let (keptOld, keptNew) = (Set(common.map(\.old)), Set(common.map(\.new)))
        let restOld = old.filter { !keptOld.contains($0) }
        let restNew = new.filter { !keptNew.contains($0) }
        let moves = moves(
            restOld.map { ($0, oldNumbers[$0 - old.lowerBound]) }, restNew.map { ($0, newNumbers[$0 - new.lowerBound]) }
        )
        let movedAway = Set(moves.values)
        var steps: [Step] = []
        var (oldStart, newStart) = (old.lowerBound, new.lowerBound)
        for pair in common + [IndexPair(old: old.upperBound, new: new.upperBound)] {
            steps += gap((oldStart..<pair.old).filter { !movedAway.contains($0) }, newStart..<pair.new, moves)
            (oldStart, newStart) = (pair.old + 1, pair.new + 1)
        }
        return steps
    }

    /// The old place of each remaining value that is unique on both sides, by its new place.
    private static func moves(_ old: [(index: Int, number: Int)], _ new: [(index: Int, number: Int)]) -> [Int: Int] {
        let sources = Dictionary(grouping: old, by: \.number).filter { $0.value.count == 1 }
        let goals = Dictionary(grouping: new, by: \.number).filter { $0.value.count == 1 }
        var moves: [Int: Int] = [:]
        for (number, goal) in goals {
            if let source = sources[number] { moves[goal[0].index] = source[0].index }
        }
        return moves
    }

    /// The elements between two aligned ones, compared by place as far as both sides have some.
    private static func gap(_ old: [Int], _ new: Range<Int>, _ moves: [Int: Int]) -> [Step] {
        var steps: [Step] = []
        var rest = old[...]
        for index in new {
            if let source = moves[index] {
                steps.append(.moved(expected: source, actual: index))
            } else if let partner = rest.popFirst() {
                steps.append(.paired(expected: partner, actual: index))
            } else {
                steps.append(.inserted(index))
            }
        }
        return steps + rest.map(Step.removed)
    }
}

/// The places of two aligned elements.
struct IndexPair: Hashable {
    let old: Int
    let new: Int
}

/// Gives equal values the same number, so that values are compared in full only once.
struct Numbering<Value: Hashable> {
    private var numbers: [Value: Int] = [:]

    mutating func number(of value: Value) -> Int {
        if let number = numbers[value] { return number }
        numbers[value] = numbers.count
        return numbers.count - 1
    }
}
