/// The places of a longest common subsequence of two lists of numbers, at a bounded cost.
///
/// Numbers on one side only are left out first. If the table of the rest fits into the budget, it is computed.
/// Otherwise the numbers that are unique on both sides are aligned (patience sorting), and each part between two of
/// them is treated in the same way. A part without such numbers is compared by place. The result is then a common
/// subsequence, but perhaps not the longest.
enum CommonSubsequence {
    /// The most cells of all tables of one comparison.
    static let budget = 8_000_000
    /// The most times that a part is divided again.
    private static let deepest = 8

    static func pairs(_ old: [Int], _ new: [Int], cells: inout Int) -> [IndexPair] {
        pairs(old[...], new[...], depth: 0, &cells)
    }

    private static func pairs(
        _ old: ArraySlice<Int>, _ new: ArraySlice<Int>, depth: Int, _ cells: inout Int
    ) -> [IndexPair] {
        let shared = Set(old).intersection(new)
        let oldPlaces = old.indices.filter { shared.contains(old[$0]) }
        let newPlaces = new.indices.filter { shared.contains(new[$0]) }
        guard !oldPlaces.isEmpty else { return [] }
        // Because the product could overflow, the lengths are compared by division.
        if oldPlaces.count <= cells / newPlaces.count {
            cells -= oldPlaces.count * newPlaces.count
            return table(oldPlaces.map { old[$0] }, newPlaces.map { new[$0] })
                .map { IndexPair(old: oldPlaces[$0.old], new: newPlaces[$0.new]) }
        }
        let anchors = depth < deepest ? RisingRun.longest(unique(old, new)) : []
        guard !anchors.isEmpty else { return samePlaces(old, new) }
        var pairs: [IndexPair] = []
        var (oldStart, newStart) = (old.startIndex, new.startIndex)
        for anchor in anchors + [IndexPair(old: old.endIndex, new: new.endIndex)] {
            pairs += self.pairs(
                old[oldStart..<anchor.old], new[newStart..<anchor.new], depth: depth + 1, &cells)
            if anchor.old < old.endIndex { pairs.append(anchor) }
            (oldStart, newStart) = (min(anchor.old + 1, old.endIndex), min(anchor.new + 1, new.endIndex))
        }
        return pairs
    }

    /// The numbers that are unique on both sides, in the order of the second.
    private static func unique(_ old: ArraySlice<Int>, _ new: ArraySlice<Int>) -> [IndexPair] {
        func places(_ numbers: ArraySlice<Int>) -> [Int: Int] {
            var places: [Int: Int] = [:]
            var repeated: Set<Int> = []
            for index in numbers.indices where places.updateValue(index, forKey: numbers[index]) != nil {
                repeated.insert(numbers[index])
            }
            return places.filter { !repeated.contains($0.key) }
        }
        let oldPlaces = places(old)
        return places(new).compactMap { number, index in oldPlaces[number].map { IndexPair(old: $0, new: index) } }
            .sorted { $0.new < $1.new }
    }

    private static func samePlaces(_ old: ArraySlice<Int>, _ new: ArraySlice<Int>) -> [IndexPair] {
        zip(old.indices, new.indices).filter { old[$0] == new[$1] }.map(IndexPair.init)
    }

    /// Lengths for all pairs of places (Wagner and Fischer, 1974).
    private static func table(_ old: [Int], _ new: [Int]) -> [IndexPair] {
        let width = new.count + 1
        // Cell (row, column) holds the length for the lists from those places on.
        var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
        for row in old.indices.reversed() {
            for column in new.indices.reversed() {
                let cell = row * width + column
                lengths[cell] =
                    old[row] == new[column]
                    ? lengths[cell + width + 1] + 1 : max(lengths[cell + width], lengths[cell + 1])
            }
        }
        var pairs: [IndexPair] = []
        var (row, column) = (0, 0)
        while row < old.count, column < new.count {
            let cell = row * width + column
            if old[row] == new[column] {
                pairs.append(IndexPair(old: row, new: column))
                (row, column) = (row + 1, column + 1)
            } else if lengths[cell + width] >= lengths[cell + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        return pairs
    }
}

/// The longest run of pairs in which both places rise.
enum RisingRun {
    /// Takes pairs in the order of their new places (Schensted, 1961).
    static func longest(_ pairs: [IndexPair]) -> [IndexPair] {
        /// For each length, the pair with the smallest old place that ends a run of that length.
        var ends: [Int] = []
        var previous = [Int?](repeating: nil, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].old < pair.old { low = middle + 1 } else { high = middle }
            }
            previous[index] = low > 0 ? ends[low - 1] : nil
            if low < ends.count { ends[low] = index } else { ends.append(index) }
        }
        var run: [IndexPair] = []
        var next = ends.last
        while let index = next {
            run.append(pairs[index])
            next = previous[index]
        }
        return run.reversed()
    }
}
