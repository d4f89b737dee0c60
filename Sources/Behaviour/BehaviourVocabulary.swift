internal import Expressions

/// The names that expressions in a behaviour may use, by where they stand.
enum BehaviourVocabulary {
    /// Roots that are there for every rule.
    static let common = ["credential", "now", "uuid", "sequence", "sandbox"]

    /// For conditions, effects and responses of a rule that has bound `names`.
    static func rule(names: [String], isRefusal: Bool) -> ReferenceVocabulary {
        ReferenceVocabulary(
            request: true, response: false, roots: common + names + (isRefusal ? ["violation", "refusal"] : []))
    }

    /// For the responses of the error catalogue, which are sent from rules and refusals alike.
    static let errors = ReferenceVocabulary(request: true, response: false, roots: common + ["error", "violation", "refusal"])

    /// For lists of seeds, which are made before any request.
    static let seeds = ReferenceVocabulary(request: false, response: false, roots: ["now", "uuid", "sequence"])
}
