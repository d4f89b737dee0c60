internal import Behaviour
internal import Contract

/// A request turned away: why, in which words, and the violations if the contract was broken.
struct Refusal: Error {
    let kind: RefusalKind
    let detail: String
    let violations: [Violation]

    init(_ kind: RefusalKind, _ detail: String, violations: [Violation] = []) {
        self.kind = kind
        self.detail = detail
        self.violations = violations
    }

    /// Why, for a log: which places of the request break which keywords, without the values that are there.
    var reason: String {
        guard !violations.isEmpty else { return detail }
        return violations.map(\.breach).joined(separator: "; ")
    }
}
