internal import Behaviour
internal import Contract

/// A request turned away: why, in which words, and the violations if the contract was broken.
struct Turndown: Error {
    let refusal: Refusal
    let detail: String
    let violations: [Violation]

    init(_ refusal: Refusal, _ detail: String, violations: [Violation] = []) {
        self.refusal = refusal
        self.detail = detail
        self.violations = violations
    }

    /// Why, for a log: which places of the request break which keywords, without the values that are there.
    var reason: String {
        guard !violations.isEmpty else { return detail }
        return violations.map(\.breach).joined(separator: "; ")
    }
}
