package import Contract
package import Documents
internal import JSONModel

/// A first scenario for one operation, in several forms: which of them the mock agrees with is found out by running.
///
/// The flow: `ScenarioDrafter` makes drafts of a contract → `text` writes one form of a draft as a file.
package struct ScenarioDraft: Sendable {
    package let operation: Operation
    /// The name of its file, without `.yaml`.
    package let name: String
    package let title: String
    /// The API as the scenario names it.
    package let api: String
    /// The steps up to the operation's success, by how much they expect, the most first.
    package let calls: [[Node]]
    /// Steps that are refused, the clearest first.
    package let refusals: [Node]

    /// The file with `steps`, which editors check by the schema at `schema`, a path from the file.
    package func text(_ steps: [Node], schema: String?) -> String {
        let root = Node(members: [
            ("scenario", Node(json: .string(title))), ("api", Node(json: .string(api))),
            ("steps", Node(.sequence(steps), at: .nowhere)),
        ])
        let firstLine = schema.map { "# yaml-language-server: $schema=\($0)\n" } ?? ""
        return firstLine + YAMLWriter.text(of: root, blockLevels: 3)
    }
}
