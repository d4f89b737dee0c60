package import Contract
package import Diagnostics
package import Expressions
package import JSONModel

/// The API's documented errors by name, each a complete response.
package struct ErrorCatalogue: Sendable {
    package struct Entry: Sendable {
        package let name: String
        package let response: ResponseTemplate
        /// `code` (the name), `status`, `message` and further members; expressions are in their source form.
        package let members: JSONObject
        /// The members that contain expressions.
        let templates: [(name: String, value: Template)]
        /// A sentence about the request that provokes it; nil when the rules say enough.
        package let provoke: String?
        /// The ids of the operations that can answer with it; nil for all that document its status.
        package let operations: [String]?
        package let location: SourceLocation

        /// The value of `$error` for the response.
        ///
        /// Members whose expression is absent are left out.
        package func members(in scope: some ExpressionScope) -> JSON {
            guard !templates.isEmpty else { return .object(members) }
            var values = members
            for (name, template) in templates { values[name] = template.value(in: scope) }
            return .object(values)
        }

        /// The member `name`, if it does not depend on the request.
        package func constantMember(_ name: String) -> JSON? {
            templates.contains { $0.name == name } ? nil : members[name]
        }

        /// Whether `operation` can answer with it.
        package func isGiven(by operation: Operation) -> Bool {
            operation.responses[response.status] != nil && operations?.contains(operation.id) ?? true
        }
    }

    package private(set) var entries: [Entry] = []
    private var positions: [String: Int] = [:]

    package init() {}

    package init(_ entries: [Entry]) { for entry in entries { add(entry) } }

    package subscript(name: String) -> Entry? { positions[name].map { entries[$0] } }

    /// The first entry with `status` that `operation` can answer with.
    package func first(status: Int, of operation: Operation) -> Entry? {
        entries.first { $0.response.status == status && $0.isGiven(by: operation) }
    }

    package var names: some Sequence<String> { entries.lazy.map(\.name) }

    private mutating func add(_ entry: Entry) {
        positions[entry.name] = entries.count
        entries.append(entry)
    }
}
