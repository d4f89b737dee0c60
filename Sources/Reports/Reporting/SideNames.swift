internal import Verification

/// The names of the two values of a difference: `expected` and `found`, or those of the compared targets.
struct SideNames {
    let expected: String
    let found: String
    let areTargets: Bool

    init(of run: Run) {
        areTargets = run.counterpart != nil
        expected = areTargets ? run.target.name ?? "left" : "expected"
        found = areTargets ? run.counterpart?.name ?? "right" : "found"
    }

    /// Both padded to the same length.
    var padded: [String] {
        let length = max(expected.count, found.count)
        return [expected, found].map { $0 + String(repeating: " ", count: length - $0.count) }
    }
}
