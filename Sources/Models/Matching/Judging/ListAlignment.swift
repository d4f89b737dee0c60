internal import JSONModel

/// Assigns the elements of a list to expectations, if both are ordered.
///
/// Elements that agree at the start and the end keep their places, and so does a longest common subsequence of the
/// rest. An expectation that agrees with exactly one element elsewhere has moved. What remains in between is paired by
/// distance. So one missing element is one mismatch, whatever follows it. If the tables for this would be large, the
/// rest is paired by position.
struct ListAlignment {
    enum Step: Hashable {
        case paired(expected: Int, actual: Int)
        case moved(expected: Int, actual: Int)
        case missing(expected: Int)
        case unexpected(actual: Int)
    }

    /// The maximum number of pairs of an expectation and an element that are compared: 200 of each.
    private static let largestTable = 40_000
    /// The cost of leaving an expectation or an element without a partner.
    ///
    /// Two of them cost as much as a pair that has nothing in common.
    private static let alone = 0.5

    private let expected: [Expected]
    private let actual: [JSON]
    private let judge: Judge

    init(_ expected: [Expected], _ actual: [JSON], _ judge: Judge) {
        self.expected = expected
        self.actual = actual
        self.judge = judge
    }

    /// The steps from the expectations to the elements, in the order of the elements.
    ///
    /// Elements that agree in their places need no step.
    var steps: [Step] {
        let shorter = min(expected.count, actual.count)
        var start = 0
        while start < shorter, agrees(start, start) { start += 1 }
        var tail = 0
        while tail < shorter - start, agrees(expected.count - 1 - tail, actual.count - 1 - tail) { tail += 1 }
        let old = start..<(expected.count - tail)
        let new = start..<(actual.count - tail)
        guard !old.isEmpty, !new.isEmpty else {
            return old.map { .missing(expected: $0) } + new.map { .unexpected(actual: $0) }
        }
        guard old.count <= Self.largestTable / new.count else { return byPlace(Array(old), Array(new)) }
        return steps(old, new)
    }

    private func agrees(_ place: Int, _ index: Int) -> Bool { judge.agrees(actual[index], with: expected[place]) }

    private func steps(_ old: Range<Int>, _ new: Range<Int>) -> [Step] {
        let fits = old.map { place in new.map { agrees(place, $0) } }
        let common = Self.commonSubsequence(fits).map { (old.lowerBound + $0, new.lowerBound + $1) }
        var moved: [Int: Int] = [:]
        let restOld = Set(old).subtracting(common.map(\.0))
        let restNew = Set(new).subtracting(common.map(\.1))
        for place in restOld {
            let goals = restNew.filter { fits[place - old.lowerBound][$0 - new.lowerBound] }
            guard goals.count == 1, let goal = goals.first else { continue }
            let rivals = restOld.count { fits[$0 - old.lowerBound][goal - new.lowerBound] }
            if rivals == 1 { moved[goal] = place }
        }
        let movedAway = Set(moved.values)
        var steps: [Step] = []
        var (oldStart, newStart) = (old.lowerBound, new.lowerBound)
        for (oldEnd, newEnd) in common + [(old.upperBound, new.upperBound)] {
            let places = (oldStart..<oldEnd).filter { !movedAway.contains($0) }
            let indices = (newStart..<newEnd).filter { moved[$0] == nil }
            let gap = byDistance(places, indices)
            let moves = (newStart..<newEnd).compactMap { index in
                moved[index].map { Step.moved(expected: $0, actual: index) }
            }
            steps += (gap + moves).sorted { $0.order < $1.order }
            (oldStart, newStart) = (oldEnd + 1, newEnd + 1)
        }
        return steps
    }

    /// Pairs of positions whose expectation and element agree: a longest sequence in which both are in order.
    private static func commonSubsequence(_ fits: [[Bool]]) -> [(Int, Int)] {
        let width = (fits.first?.count ?? 0) + 1
        var lengths = [Int32](repeating: 0, count: (fits.count + 1) * width)
        for row in fits.indices.reversed() {
            for column in fits[row].indices.reversed() {
                let cell = row * width + column
                lengths[cell] =
                    fits[row][column]
                    ? lengths[cell + width + 1] + 1 : max(lengths[cell + width], lengths[cell + 1])
            }
        }
        var pairs: [(Int, Int)] = []
        var (row, column) = (0, 0)
        while row < fits.count, column < width - 1 {
            let cell = row * width + column
            if fits[row][column], lengths[cell] == lengths[cell + width + 1] + 1 {
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

    /// Pairs expectations and elements, none of which agree, with the smallest total distance; the others stay alone.
    private func byDistance(_ places: [Int], _ indices: [Int]) -> [Step] {
        guard !places.isEmpty, !indices.isEmpty else {
            return places.map { .missing(expected: $0) } + indices.map { .unexpected(actual: $0) }
        }
        // If there are as many of both, they are usually the same ones changed, so they are paired by position.
        if places.count == indices.count { return byPlace(places, indices) }
        let width = indices.count + 1
        var costs = [Double](repeating: 0, count: (places.count + 1) * width)
        var distances: [Double] = []
        for place in places { distances += indices.map { judge.distance(of: actual[$0], from: expected[place]) } }
        func distance(_ row: Int, _ column: Int) -> Double { distances[row * indices.count + column] }
        for row in places.indices.reversed() {
            costs[row * width + indices.count] = Self.alone * Double(places.count - row)
        }
        for column in indices.indices.reversed() {
            costs[places.count * width + column] = Self.alone * Double(indices.count - column)
        }
        for row in places.indices.reversed() {
            for column in indices.indices.reversed() {
                let cell = row * width + column
                costs[cell] = min(
                    costs[cell + width + 1] + distance(row, column), costs[cell + width] + Self.alone,
                    costs[cell + 1] + Self.alone)
            }
        }
        var steps: [Step] = []
        var (row, column) = (0, 0)
        while row < places.count, column < indices.count {
            let cell = row * width + column
            if costs[cell] == costs[cell + width + 1] + distance(row, column) {
                steps.append(.paired(expected: places[row], actual: indices[column]))
                (row, column) = (row + 1, column + 1)
            } else if costs[cell] == costs[cell + width] + Self.alone {
                steps.append(.missing(expected: places[row]))
                row += 1
            } else {
                steps.append(.unexpected(actual: indices[column]))
                column += 1
            }
        }
        return steps + places[row...].map { .missing(expected: $0) }
            + indices[column...].map { .unexpected(actual: $0) }
    }

    private func byPlace(_ places: [Int], _ indices: [Int]) -> [Step] {
        let pairs = zip(places, indices).filter { !agrees($0, $1) }.map { Step.paired(expected: $0, actual: $1) }
        let shorter = min(places.count, indices.count)
        return pairs + places.dropFirst(shorter).map { .missing(expected: $0) }
            + indices.dropFirst(shorter).map { .unexpected(actual: $0) }
    }
}

extension ListAlignment.Step {
    /// The position in the actual list; a missing element has the position it should have.
    fileprivate var order: Int {
        switch self {
        case .paired(_, let index), .moved(_, let index), .unexpected(let index): index
        case .missing(let place): place
        }
    }
}
