internal import Behaviour

/// The source of an answer.
enum AnswerSource: Sendable {
    /// A rule of the operation, or of the refusal.
    case rule(Rule)
    /// An example of the contract.
    case example
    /// A value made from the contract's schema.
    case generated
    /// An answer that `Prefer` asked for.
    case preference
    /// The first answer to the same idempotency key.
    case repetition
    /// No rule held, or no answer could be made from the contract.
    case nothing
    /// The mock itself: for a refusal that neither behaviour nor contract answers, an unknown path or method, or a
    /// preference that cannot be met.
    case understudy

    /// The word in the journal.
    var word: String {
        switch self {
        case .rule: "rule"
        case .example: "example"
        case .generated: "generated"
        case .preference: "preference"
        case .repetition: "repetition"
        case .nothing: "nothing"
        case .understudy: "understudy"
        }
    }

    /// Whether the API would give the answer, so that it is checked against the contract.
    var speaksForAPI: Bool { if case .understudy = self { false } else { true } }

    var rule: Rule? { if case .rule(let rule) = self { rule } else { nil } }
}
