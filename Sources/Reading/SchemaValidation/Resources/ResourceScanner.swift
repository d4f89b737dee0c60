internal import Documents
internal import JSONModel

/// Finds the schemas of a document with a name: `$id`, `$anchor`, `$dynamicAnchor`, draft 4's `id`.
///
/// Only keywords with schemas are followed, so an `$id` in an `enum` or an `example` names nothing.
struct ResourceScanner {
    let document: SchemaDocument
    private(set) var found: [SchemaResource] = []

    init(_ document: SchemaDocument) { self.document = document }

    /// Scans a document that is itself a schema, or that contains schemas at `places`.
    mutating func scan(base: String, dialect: SchemaDialect, places: [JSONPointer]?) {
        let root = document.root
        let resource = SchemaResource(
            uri: base, pointer: .root, node: root, document: document, dialect: dialect)
        guard let places, !places.contains(.root) else {
            scanSchema(resource.place, isRoot: true)
            return
        }
        add(resource)
        for pointer in places {
            if let node = root.node(at: pointer) { scanSchema(resource.place.child(pointer.tokens, node)) }
        }
    }

    private mutating func add(_ resource: SchemaResource) {
        document.add(resource)
        found.append(resource)
    }

    private mutating func scanSchema(_ place: SchemaPlace, isRoot: Bool = false) {
        guard let mapping = place.node.mapping else {
            if isRoot { add(place.resource) }
            return
        }
        var place = place
        let dialect = place.dialect.inside(place.node)
        // Because a `$ref` of draft 4 hides its siblings, an `id` beside it does not count.
        let hidesSiblings = dialect.hidesSiblings(in: mapping)
        let identifier = hidesSiblings ? nil : dialect.identifierKeyword.flatMap { place.node[$0]?.string }
        if let resource = resource(at: place, identifier, dialect, isRoot: isRoot) {
            add(resource)
            place = resource.place
        }
        if hidesSiblings { return }
        noteAnchors(at: place, identifier)
        for (tokens, node) in place.dialect.subschemas(of: place.node) { scanSchema(place.child(tokens, node)) }
    }

    /// The resource that starts at `place`; nil when none does.
    private func resource(
        at place: SchemaPlace, _ identifier: String?, _ dialect: SchemaDialect, isRoot: Bool
    ) -> SchemaResource? {
        let reference = identifier.map { URIReference($0).resolved(against: URIReference(place.base)) }
        let uri = reference?.withoutFragment ?? place.base
        let isFragmentOnly = identifier?.hasPrefix("#") ?? true
        guard isRoot || !isFragmentOnly else { return nil }
        return SchemaResource(
            uri: uri, pointer: place.pointer, node: place.node, document: document, dialect: dialect)
    }

    private func noteAnchors(at place: SchemaPlace, _ identifier: String?) {
        let fragment = identifier.flatMap { URIReference($0).fragment }
        if place.dialect == .draft4, let fragment, !fragment.isEmpty {
            place.resource.anchors[fragment] = place.pointer
        }
        guard !place.dialect.isDraft4Like else { return }
        if let anchor = place.node["$anchor"]?.string { place.resource.anchors[anchor] = place.pointer }
        if let anchor = place.node["$dynamicAnchor"]?.string {
            place.resource.dynamicAnchors[anchor] = place.pointer
        }
    }
}
