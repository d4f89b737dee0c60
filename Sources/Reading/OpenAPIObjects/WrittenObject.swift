package import Documents
package import JSONModel
package import SchemaValidation

/// An object where it is written in a file.
package struct WrittenObject: Sendable {
    package let kind: ObjectKind
    package let node: Node
    /// The path of its file, and the way from the file's root.
    package let file: String
    package let pointer: JSONPointer
    /// The URI that references inside it are resolved against.
    package let base: String
    /// The key or index under which it is listed where the walk came upon it first: `200`, `application/json`.
    package let name: String
    /// Which way a body travels that it is part of; nil outside of bodies.
    package let direction: Direction?
    /// Whether it is a part of a schema.
    package let isInSchema: Bool
}

/// A reference as it is written in a file.
package struct WrittenReference: Sendable {
    package enum Role: Hashable, Sendable {
        /// One that the specification has there.
        case regular
        /// A value of a discriminator's `mapping`, which may be the name of a component too (OAS 3.1 §4.8.25).
        case mapping
        /// One that the specification does not have there: in `'content'`, in `operation`.
        case misplaced(in: String)
    }

    /// What it should lead to.
    package let kind: ObjectKind
    /// The text.
    package let node: Node
    package let file: String
    /// The way to what it stands in.
    package let pointer: JSONPointer
    package let base: String
    package let role: Role
}

extension WrittenObject {
    /// The keys that the specification demands of it, and without which little is lost.
    package func missingKeys(in version: OpenAPIVersion) -> [String] {
        guard let mapping = node.mapping else { return [] }
        return kind.row.keys(in: version).filter { $0.presence == .expected && mapping[$0.name] == nil }.map(\.name)
    }
}
