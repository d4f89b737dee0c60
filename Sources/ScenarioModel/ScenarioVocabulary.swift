internal import Expressions

/// The names that expressions in a scenario may use, by where they stand.
enum ScenarioVocabulary {
    private static let roots: [ReferenceVocabulary.Root] = [
        .init("steps"), .init("now", members: []), .init("uuid", members: []),
    ]

    /// For what is sent.
    static let request = ReferenceVocabulary(roots: roots)

    /// For expectations and outputs, which know the step's own request and response.
    static let response = ReferenceVocabulary(request: true, response: true, roots: roots)
}
