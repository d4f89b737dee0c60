internal import Expressions

/// The names that expressions in a behaviour may use, by place.
enum BehaviourVocabulary {
    /// For conditions, effects and responses of a rule that has bound `names`.
    static func rule(names: [String], isRefusal: Bool) -> ReferenceVocabulary {
        let bound = names.map { ReferenceVocabulary.Root($0) }
        return ReferenceVocabulary(
            request: true, readsParameters: true, roots: always + bound + (isRefusal ? refusal : []))
    }

    /// For the responses of the error catalogue, which answer rules and refusals alike.
    static let errors = ReferenceVocabulary(
        request: true, readsParameters: true, roots: always + refusal + [.init("error")])

    /// The references allowed in members of errors, which cannot use `$error`.
    static let errorMembers = ReferenceVocabulary(request: true, readsParameters: true, roots: always + refusal)

    private static let always: [ReferenceVocabulary.Root] = [
        .init("credential"), .init("now", members: []), .init("operation", members: []), .init("sandbox", members: []),
        .init("sequence", members: []), .init("server", members: []), .init("uuid", members: []),
    ]

    private static let refusal: [ReferenceVocabulary.Root] = [
        .init("refusal", members: ["title", "detail"]),
        .init("violation", members: ["in", "name", "pointer", "keyword", "message"]), .init("violations"),
    ]
}
