internal import Documents
internal import JSONModel

/// Finds the schemas of a document that have names: `$id`, `$anchor`, `$dynamicAnchor`, draft 4's `id`.
///
/// Only keywords that hold schemas are followed, so that an `$id` in an `enum` or an `example` names nothing.
struct ResourceScanner {
    let document: SchemaDocument
    private(set) var found: [SchemaResource] = []

    init(_ document: SchemaDocument) { self.document = document }

    /// Scans a document: a schema, or an OpenAPI document with schemas inside.
    mutating func scan(base: String, dialect: SchemaDialect) {
        let root = document.root
        let resource = SchemaResource(
            uri: base, pointer: .root, node: root, document: document, dialect: dialect)
        if dialect.isOpenAPI, root["openapi"] != nil {
            add(resource)
            scanDescription(root, resource.place)
        } else {
            scanSchema(resource.place, isRoot: true)
        }
    }

    private mutating func add(_ resource: SchemaResource) {
        document.add(resource)
        found.append(resource)
    }

    /// Follows an OpenAPI document to its schemas (OAS 3.1 §4.8): below `schema`, and in `components/schemas`.
    private mutating func scanDescription(_ node: Node, _ place: SchemaPlace) {
        for (position, element) in (node.sequence ?? []).enumerated() {
            scanDescription(element, place.child([String(position)], element))
        }
        for member in node.mapping?.members ?? [] where !Self.isData(member.name) {
            let child = place.child([member.name], member.value)
            switch member.name {
            case "schema": scanSchema(child)
            case "schemas":
                for entry in member.value.mapping?.members ?? [] {
                    scanSchema(child.child([entry.name], entry.value))
                }
            default: scanDescription(member.value, child)
            }
        }
    }

    private static func isData(_ name: String) -> Bool {
        name.hasPrefix("x-") || ["example", "examples", "default", "enum"].contains(name)
    }

    private mutating func scanSchema(_ place: SchemaPlace, isRoot: Bool = false) {
        guard let mapping = place.node.mapping else {
            if isRoot { add(place.resource) }
            return
        }
        var place = place
        let dialect = place.node["$schema"]?.string.flatMap(SchemaDialect.init(metaschema:)) ?? place.dialect
        // Because a `$ref` of draft 4 hides what stands beside it, an `id` too.
        let hidesSiblings = dialect.isDraft4Like && mapping["$ref"]?.string != nil
        let identifier = hidesSiblings ? nil : dialect.identifierKeyword.flatMap { place.node[$0]?.string }
        if let resource = resource(at: place, identifier, dialect, isRoot: isRoot) {
            add(resource)
            place = resource.place
        }
        if hidesSiblings { return }
        noteAnchors(at: place, identifier)
        for member in mapping.members {
            guard let keyword = KeywordTable.keyword(member.name, of: place.dialect) else { continue }
            for (tokens, node) in keyword.subschemas(in: member.value) {
                scanSchema(place.child([member.name] + tokens, node))
            }
        }
    }

    /// The resource that starts at `place`, if one does.
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
