package import Documents
package import JSONModel
package import SchemaValidation

/// An object at the place where it is written in a file.
package struct WrittenObject: Sendable {
    package let kind: ObjectKind
    package let node: Node
    /// The path of the file, and the pointer from its root.
    package let file: String
    package let pointer: JSONPointer
    /// The URI against which references inside the object are resolved.
    package let base: String
    /// The key or index under which the walk first found it: `200`, `application/json`.
    package let name: String
    /// The direction in which the body that contains it is sent; nil outside bodies.
    package let direction: Direction?
    /// Whether it is inside a schema.
    package let isInSchema: Bool
}

/// A reference as it is written in a file.
package struct WrittenReference: Sendable {
    package enum Role: Hashable, Sendable {
        /// In a place where the specification allows a reference.
        case regular
        /// A value in the `mapping` of a discriminator, which may also be the name of a component (OAS 3.1 §4.8.25).
        case mapping
        /// In a place where the specification allows none: in `'content'`, in `operation`.
        case misplaced(in: String)
    }

    /// The kind of object that its target should be.
    package let kind: ObjectKind
    /// The node with the text of the reference.
    package let node: Node
    package let file: String
    /// The pointer to the object that contains it.
    package let pointer: JSONPointer
    package let base: String
    package let role: Role
}

extension WrittenObject {
    /// The keys that the specification requires, although the mock does not need them.
    package func missingKeys(in version: OpenAPIVersion) -> [String] {
        guard let mapping = node.mapping else { return [] }
        return kind.row.keys(in: version).filter { $0.presence == .expected && mapping[$0.name] == nil }.map(\.name)
    }
}
