/// Finds the valid name a user most likely meant.
package enum NearestName {
    /// The candidate with the smallest edit distance to `name`; nil when none is near enough to be a slip.
    ///
    /// One edit for each three characters is near enough: at least one, at most three. Case never counts.
    package static func of(_ name: String, in candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars)
        let limit = min(3, max(1, wanted.count / 3))
        var best: (name: String, distance: Int)?
        for candidate in candidates where candidate != name {
            let distance = editDistance(wanted, Array(candidate.lowercased().unicodeScalars), limit: limit)
            if distance <= limit, best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true {
                best = (candidate, distance)
            }
        }
        return best?.name
    }

    /// `; did you mean 'x'?` for the nearest name, or nothing: the tail of a message.
    package static func suggestion(for name: String, in candidates: some Sequence<String>) -> String {
        of(name, in: candidates).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
    ///
    /// Counting stops beyond `limit`: a document may have thousands of names to compare with.
    private static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int {
        if abs(left.count - right.count) > limit { return Int.max }
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        var current = last
        for row in left.indices {
            current[0] = row + 1
            var least = row + 1
            for column in right.indices {
                let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
                var cost = min(substitution, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current[column + 1] = cost
                least = min(least, cost)
            }
            if least > limit { return Int.max }
            (beforeLast, last, current) = (last, current, beforeLast)
        }
        return last[right.count]
    }
}
