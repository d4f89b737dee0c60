internal import Documents
internal import JSONModel

/// A document that was added, with its schema resources.
final class SchemaDocument {
    let number: Int
    let root: Node
    private(set) var resources: [CodePoints: SchemaResource] = [:]

    init(number: Int, root: Node) {
        self.number = number
        self.root = root
    }

    func add(_ resource: SchemaResource) { resources[CodePoints("\(resource.pointer)")] = resource }

    func resource(at pointer: JSONPointer) -> SchemaResource? {
        // Because most documents are one resource, the pointer need not become text then.
        guard resources.count > 1 else { return pointer.tokens.isEmpty ? resources.values.first : nil }
        return resources[CodePoints("\(pointer)")]
    }
}

/// A schema with an identity (JSON Schema 2020-12 Core §4.3.5): a base URI, and the anchors inside it.
///
/// Sharing is safe: the registry writes the mutable parts under its lock before it gives out a schema; afterwards they
/// are only read.
final class SchemaResource: @unchecked Sendable {
    /// Absolute, without a fragment.
    let uri: String
    let pointer: JSONPointer
    let node: Node
    /// The document holds its resources, and the registry holds the document.
    unowned let document: SchemaDocument
    var dialect: SchemaDialect
    var vocabulary: Vocabulary = .standard
    var anchors: [String: JSONPointer] = [:]
    var dynamicAnchors: [String: JSONPointer] = [:]
    /// The schemas of the dynamic anchors; set when a schema of the resource is compiled.
    var dynamicTargets: [String: Subschema]?

    init(uri: String, pointer: JSONPointer, node: Node, document: SchemaDocument, dialect: SchemaDialect) {
        self.uri = uri
        self.pointer = pointer
        self.node = node
        self.document = document
        self.dialect = dialect
    }

    func pointer(ofAnchor name: String) -> JSONPointer? { anchors[name] ?? dynamicAnchors[name] }

    var place: SchemaPlace { SchemaPlace(node: node, pointer: pointer, resource: self) }
}
