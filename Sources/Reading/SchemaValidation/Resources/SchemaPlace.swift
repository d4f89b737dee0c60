package import Documents
package import JSONModel

/// The place of a schema: a document and a pointer into it.
package struct SchemaReference: Hashable, Sendable {
    package let uri: String
    package let pointer: JSONPointer

    package init(uri: String, pointer: JSONPointer = .root) {
        self.uri = uri
        self.pointer = pointer
    }
}

/// A schema that was found: its node, and what is needed to follow its references.
///
/// Valid as long as its registry.
package struct SchemaPlace: Sendable {
    package let node: Node
    /// The URI against which references here are resolved.
    package var base: String { resource.uri }
    package var dialect: SchemaDialect { resource.dialect }
    /// The path from the root of the document.
    package let pointer: JSONPointer
    let resource: SchemaResource

    init(node: Node, pointer: JSONPointer, resource: SchemaResource) {
        self.node = node
        self.pointer = pointer
        self.resource = resource
    }

    /// Identifies a node of a document, whatever path led to it.
    package struct Key: Hashable, Sendable {
        fileprivate let document: Int
        fileprivate let tokens: [CodePoints]
    }

    package var key: Key { Key(document: resource.document.number, tokens: pointer.tokens.map(CodePoints.init)) }

    /// The place of a node below this one.
    ///
    /// A schema with an identity starts a resource of its own.
    func child(_ tokens: [String], _ node: Node) -> SchemaPlace {
        let pointer = JSONPointer(tokens: self.pointer.tokens + tokens)
        return SchemaPlace(node: node, pointer: pointer, resource: resource.document.resource(at: pointer) ?? resource)
    }

    /// The place at `pointer` from here, with the base URI and dialect that apply there; nil when there is none.
    package func descend(_ pointer: JSONPointer) -> SchemaPlace? {
        var place = self
        for token in pointer.tokens {
            guard let node = place.node.node(at: JSONPointer(tokens: [token])) else { return nil }
            place = place.child([token], node)
        }
        return place
    }
}
