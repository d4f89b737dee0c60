internal import Behaviour

/// What gave an answer.
enum AnswerSource: Sendable {
    /// A rule of the operation, or of the refusal.
    case rule(Rule)
    /// An example of the contract.
    case example
    /// A value made from the contract's schema.
    case generated
    /// What `Prefer` asked for.
    case preference
    /// The answer that the idempotency key had the first time.
    case repetition
    /// Nothing: no rule held, or the contract offers nothing that could be sent.
    case nothing
    /// The mock in its own name: a refusal that neither behaviour nor contract answers, a path or a method that no
    /// operation has, a preference that cannot be met.
    case understudy

    /// The word for it in the journal.
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

    /// Whether the answer is one that the API would give, and so is held to the contract.
    var speaksForAPI: Bool { if case .understudy = self { false } else { true } }

    var rule: Rule? { if case .rule(let rule) = self { rule } else { nil } }
}
