internal import Expressions

/// The names that expressions in a scenario may use, by place.
struct ScenarioVocabulary {
    private static let always: [ReferenceVocabulary.Root] = [.init("now", members: []), .init("uuid", members: [])]

    /// For the inputs of a row and their defaults, which have no other values yet.
    static let inputs = ReferenceVocabulary(roots: always)

    /// For `given`.
    let given: ReferenceVocabulary

    /// For requests, and for the outputs of the scenario.
    let request: ReferenceVocabulary

    /// For expectations, conditions and outputs, which also see the request and response of their step.
    let response: ReferenceVocabulary

    /// `inputs` are the names of the scenario's inputs.
    init(inputs: [String] = []) {
        // Because a root without members would be a plain value, `inputs` is left out when it has none.
        let inputs: [ReferenceVocabulary.Root] = inputs.isEmpty ? [] : [.init("inputs", members: inputs)]
        let steps = [ReferenceVocabulary.Root("steps")]
        given = ReferenceVocabulary(roots: Self.always + inputs)
        request = ReferenceVocabulary(roots: steps + Self.always + inputs)
        response = ReferenceVocabulary(request: true, response: true, roots: steps + Self.always + inputs)
    }
}
