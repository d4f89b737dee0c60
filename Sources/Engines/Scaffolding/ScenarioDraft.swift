package import Contract
package import Documents
internal import JSONModel

/// A first scenario for one operation, in several variants.
///
/// A run on a mock shows which of them agrees.
///
/// The flow: `ScenarioDrafter` makes drafts of a contract → `text` writes one variant of a draft as a file.
package struct ScenarioDraft: Sendable {
    package let operation: Operation
    /// The name of its file, without `.yaml`.
    package let name: String
    package let title: String
    /// The name of the API in the scenario.
    package let api: String
    /// The variants of the steps up to the operation's success; the one that expects most comes first.
    package let calls: [[Node]]
    /// Refused steps, the clearest first.
    package let refusals: [Node]

    /// The file with `steps`.
    ///
    /// Editors check it by the schema at `schema`, a path relative to the file.
    package func text(_ steps: [Node], schema: String?) -> String {
        let root = Node(members: [
            ("scenario", Node(json: .string(title))), ("api", Node(json: .string(api))),
            ("steps", Node(.sequence(steps), at: .nowhere)),
        ])
        let firstLine = schema.map { "# yaml-language-server: $schema=\($0)\n" } ?? ""
        return firstLine + YAMLWriter.text(of: root, blockLevels: 3)
    }
}
