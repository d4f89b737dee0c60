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
}
