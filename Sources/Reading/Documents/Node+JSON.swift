package import Diagnostics
package import JSONModel

/// Making nodes that come from no file, for writing one.
extension Node {
    /// `value` as if it were written at `location`.
    ///
    /// Of several members of one name, the last counts.
    package init(json value: JSON, tag: String? = nil, at location: SourceLocation = .nowhere) {
        let content: Content =
            switch value {
            case .null: .null
            case .bool(let value): .bool(value)
            case .number(let number): .number(number)
            case .string(let text): .string(text)
            case .array(let elements): .sequence(elements.map { Node(json: $0, at: location) })
            case .object(let object):
                .mapping(Mapping(object.lastMembers.members.map { .init($0.name, Node(json: $0.value, at: location)) }))
            }
        self.init(content, tag: tag, at: location)
    }

    /// A mapping of those `members` that have a value.
    package init(members: [(String, Node?)], tag: String? = nil) {
        let members = members.compactMap { name, value in value.map { Mapping.Member(name, $0) } }
        self.init(.mapping(Mapping(members)), tag: tag, at: .nowhere)
    }
}

extension Mapping.Member {
    fileprivate init(_ name: String, _ value: Node) {
        self.init(name: name, nameLocation: value.location, value: value)
    }
}

extension SourceLocation {
    /// The location of nodes that come from no file.
    package static let nowhere = SourceLocation(file: "", line: 1, column: 1)
}
