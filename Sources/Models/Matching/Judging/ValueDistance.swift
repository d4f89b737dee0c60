package import JSONModel

/// Measures how far two values are from each other: 0 if they are equal, 1 if they have nothing in common.
///
/// The distance is symmetric. For texts it is the share of characters that must be changed, for numbers it is their
/// difference relative to their size, and for objects and lists the mean over the parts. The work is limited: for texts
/// that would take too long, it is estimated from the length of the part that differs.
package struct ValueDistance {
    /// The number of pairs of characters that may still be compared.
    private var budget = 1 << 20
    /// The maximum number for one pair of texts.
    private static let textBudget = 1 << 16

    /// An absent value has nothing in common with any other.
    package static func between(_ left: JSON?, _ right: JSON?) -> Double {
        guard let left, let right else { return left == nil && right == nil ? 0 : 1 }
        var distance = ValueDistance()
        return distance.between(left, right)
    }

    private init() {}

    private mutating func between(_ left: JSON, _ right: JSON) -> Double {
        if left == right { return 0 }
        switch (left, right) {
        case (.number(let left), .number(let right)): return Self.between(left, right)
        case (.string(let left), .string(let right)): return between(left, right)
        case (.array(let left), .array(let right)): return between(left, right)
        case (.object(let left), .object(let right)): return between(left.lastMembers, right.lastMembers)
        default: return 1
        }
    }

    /// `left` and `right` must not be equal.
    static func between(_ left: JSONNumber, _ right: JSONNumber) -> Double {
        let (left, right) = (left.double, right.double)
        let share = abs(left - right) / max(abs(left), abs(right))
        // Numbers that differ in their twentieth digit are equal as doubles.
        return share.isFinite ? min(1, max(share, Double.leastNormalMagnitude)) : 1
    }

    private mutating func between(_ left: [JSON], _ right: [JSON]) -> Double {
        var sum = Double(abs(left.count - right.count))
        for (left, right) in zip(left, right) { sum += between(left, right) }
        return sum / Double(max(left.count, right.count))
    }

    private mutating func between(_ left: JSONObject, _ right: JSONObject) -> Double {
        var (sum, count) = (0.0, left.count)
        for member in left.members { sum += right[member.name].map { between(member.value, $0) } ?? 1 }
        for member in right.members where left[member.name] == nil {
            sum += 1
            count += 1
        }
        return sum / Double(count)
    }

    /// `left` and `right` must not be equal.
    private mutating func between(_ left: String, _ right: String) -> Double {
        var (left, right) = (Array(left.unicodeScalars)[...], Array(right.unicodeScalars)[...])
        let length = max(left.count, right.count)
        while let first = left.first, first == right.first { (left, right) = (left.dropFirst(), right.dropFirst()) }
        while let last = left.last, last == right.last { (left, right) = (left.dropLast(), right.dropLast()) }
        let work = left.count * right.count
        guard work <= min(budget, Self.textBudget) else {
            return Double(max(left.count, right.count)) / Double(length)
        }
        budget -= work
        return Double(Self.edits(Array(left), Array(right))) / Double(length)
    }

    /// The number of insertions, deletions and substitutions (Levenshtein).
    private static func edits(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var last = Array(0...right.count)
        var current = last
        for row in left.indices {
            current[0] = row + 1
            for column in right.indices {
                let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
                current[column + 1] = min(substitution, last[column + 1] + 1, current[column] + 1)
            }
            swap(&last, &current)
        }
        return last[right.count]
    }
}
