internal import Expressions

/// The names that expressions in a scenario may use, by where they stand.
struct ScenarioVocabulary {
    private static let always: [ReferenceVocabulary.Root] = [.init("now", members: []), .init("uuid", members: [])]

    /// For the inputs of a row and their defaults, which are there before anything else.
    static let inputs = ReferenceVocabulary(roots: always)

    /// For the state that a scenario starts from.
    let given: ReferenceVocabulary

    /// For what is sent, and for the scenario's outputs.
    let request: ReferenceVocabulary

    /// For expectations, conditions and outputs of a step, which know the step's own request and response.
    let response: ReferenceVocabulary

    /// `inputs` are the names the scenario declares.
    init(inputs: [String] = []) {
        // Because a name without members would stand for a plain value, there are no inputs without names.
        let inputs: [ReferenceVocabulary.Root] = inputs.isEmpty ? [] : [.init("inputs", members: inputs)]
        let steps = [ReferenceVocabulary.Root("steps")]
        given = ReferenceVocabulary(roots: Self.always + inputs)
        request = ReferenceVocabulary(roots: steps + Self.always + inputs)
        response = ReferenceVocabulary(request: true, response: true, roots: steps + Self.always + inputs)
    }
}
