package import Diagnostics
internal import Expressions
package import JSONModel

/// The API's documented errors by name, each a complete response.
package struct ErrorCatalogue: Sendable {
    package struct Entry: Sendable {
        package let name: String
        package let response: ResponseTemplate
        /// What `$error` stands for in the response: `code` (the name), `status`, `message` and members of its own.
        package let members: JSON
        /// The request that provokes it, for people who cannot tell it from the rules.
        package let provoke: String?
        package let location: SourceLocation
    }

    package private(set) var entries: [Entry] = []
    private var positions: [String: Int] = [:]

    package init() {}

    package init(_ entries: [Entry]) { for entry in entries { add(entry) } }

    package subscript(name: String) -> Entry? { positions[name].map { entries[$0] } }

    /// The first entry that answers `status`.
    package func first(status: Int) -> Entry? { entries.first { $0.response.status == status } }

    package var names: some Sequence<String> { entries.lazy.map(\.name) }

    private mutating func add(_ entry: Entry) {
        positions[entry.name] = entries.count
        entries.append(entry)
    }
}
