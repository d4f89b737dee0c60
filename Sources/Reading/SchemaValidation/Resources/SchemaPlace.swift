package import Documents
package import JSONModel

/// Where a schema is: a document and a pointer into it.
package struct SchemaReference: Hashable, Sendable {
    package let uri: String
    package let pointer: JSONPointer

    package init(uri: String, pointer: JSONPointer = .root) {
        self.uri = uri
        self.pointer = pointer
    }
}

/// A schema found: its node, and what is needed to read on from there, as long as its registry lives.
package struct SchemaPlace: Sendable {
    package let node: Node
    /// The URI that references written here resolve against.
    package var base: String { resource.uri }
    package var dialect: SchemaDialect { resource.dialect }
    /// The way from the root of the document.
    package let pointer: JSONPointer
    let resource: SchemaResource

    init(node: Node, pointer: JSONPointer, resource: SchemaResource) {
        self.node = node
        self.pointer = pointer
        self.resource = resource
    }

    /// Which node of which document: the same for the same node, whatever way led to it.
    struct Key: Hashable {
        fileprivate let document: Int
        fileprivate let tokens: [CodePoints]
    }

    var key: Key { Key(document: resource.document.number, tokens: pointer.tokens.map(CodePoints.init)) }

    /// The place of a node below this one; a schema that names itself starts a resource of its own.
    func child(_ tokens: [String], _ node: Node) -> SchemaPlace {
        let pointer = JSONPointer(tokens: self.pointer.tokens + tokens)
        return SchemaPlace(node: node, pointer: pointer, resource: resource.document.resource(at: pointer) ?? resource)
    }

    /// The place `pointer` leads to from here, with the base URI and dialect in force there; nil when it is not there.
    package func descend(_ pointer: JSONPointer) -> SchemaPlace? {
        var place = self
        for token in pointer.tokens {
            guard let node = place.node.node(at: JSONPointer(tokens: [token])) else { return nil }
            place = place.child([token], node)
        }
        return place
    }
}
