internal import Behaviour
internal import Contract

/// A refused request: the refusal, the words, and the violations of the contract.
struct Refusal: Error {
    let kind: RefusalKind
    let detail: String
    let violations: [Violation]

    init(_ kind: RefusalKind, _ detail: String, violations: [Violation] = []) {
        self.kind = kind
        self.detail = detail
        self.violations = violations
    }

    /// The reason for a log: which places of the request break which keywords, without values.
    var reason: String {
        guard !violations.isEmpty else { return detail }
        return violations.map(\.breach).joined(separator: "; ")
    }
}
