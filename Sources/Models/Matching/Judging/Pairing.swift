internal import WorkBudgets

/// The largest set of pairs of expectations and elements that fit them, each in one pair at most.
///
/// One element may fit several expectations, so a pair is changed when that makes room for another (Kuhn's augmenting
/// paths).
struct Pairing {
    /// The expectation that each element is paired with; nil for none.
    private var partners: [Int?]
    private let fits: [[Int]]
    private let budget = WorkBudget.ofThisThread
    /// Expectations without an element, in order.
    private(set) var unpaired: [Int] = []

    /// Elements without an expectation, in order.
    var leftOver: [Int] { partners.indices.filter { partners[$0] == nil } }

    /// Pairs by the elements that fit each expectation, of `count` elements.
    init(_ fits: [[Int]], count: Int) {
        self.fits = fits
        partners = Array(repeating: nil, count: count)
        for expectation in fits.indices {
            var tried = Array(repeating: false, count: count)
            if !pair(expectation, &tried) { unpaired.append(expectation) }
        }
    }

    private mutating func pair(_ expectation: Int, _ tried: inout [Bool]) -> Bool {
        for element in fits[expectation] where !tried[element] {
            guard budget.spend(1, on: "pairing elements with what is expected") else { return false }
            tried[element] = true
            if let other = partners[element], !pair(other, &tried) { continue }
            partners[element] = expectation
            return true
        }
        return false
    }
}
