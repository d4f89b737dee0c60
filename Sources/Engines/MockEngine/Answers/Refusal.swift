internal import Behaviour
internal import Contract

/// A refused request: the refusal, the words, and the violations of the contract.
struct Refusal: Error {
    let kind: RefusalKind
    let detail: String
    let violations: [Violation]
    /// The detail without any character that was sent; nil if it has none.
    private let logged: String?

    init(_ kind: RefusalKind, _ detail: String, logged: String? = nil, violations: [Violation] = []) {
        self.kind = kind
        self.detail = detail
        self.violations = violations
        self.logged = logged
    }

    /// The reason for a log: which places of the request break which keywords, without values.
    var reason: String {
        guard !violations.isEmpty else { return logged ?? detail }
        return violations.map(\.breach).joined(separator: "; ")
    }
}
