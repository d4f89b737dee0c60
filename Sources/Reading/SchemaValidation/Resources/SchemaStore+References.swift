internal import Diagnostics
internal import Documents
internal import JSONModel

/// Resolving `$ref` and `$dynamicRef` (JSON Schema 2020-12 Core §8.2.3).
extension SchemaStore {
    func resolve(_ reference: String, from base: String) -> Result<SchemaPlace, UnresolvedReference> {
        place(of: reference, from: base).map { .success($0) } ?? .failure(reasonUnresolved(reference, from: base))
    }

    /// The target of `reference` with the base URI `base`; nil when there is none, and `resolve` says why.
    func place(of reference: String, from base: String) -> SchemaPlace? {
        let (reference, base) = (CodePoints(reference), CodePoints(base))
        if let known = followed[base]?[reference] { return known }
        guard let place = find(reference.string, from: base.string) else { return nil }
        followed[base, default: [:]][reference] = place
        return place
    }

    private func find(_ reference: String, from base: String) -> SchemaPlace? {
        let target = URIReference(reference).resolved(against: URIReference(base))
        guard let resource = resource(target.withoutFragment) else { return nil }
        guard let fragment = target.decodedFragment, !fragment.isEmpty else { return resource.place }
        if fragment.hasPrefix("/") { return JSONPointer(fragment).flatMap(resource.place.descend) }
        return resource.pointer(ofAnchor: fragment).flatMap(resource.document.rootPlace.descend)
    }

    /// Computed only on demand, because finding the nearest of many names takes long.
    private func reasonUnresolved(_ reference: String, from base: String) -> UnresolvedReference {
        let target = URIReference(reference).resolved(against: URIReference(base))
        let uri = target.withoutFragment
        guard let resource = resource(uri) else {
            return .unknownDocument(uri: uri, nearest: NearestName.of(uri, in: knownURIs))
        }
        let fragment = target.decodedFragment ?? ""
        guard fragment.hasPrefix("/") else { return unknownAnchor(fragment, in: resource) }
        return JSONPointer(fragment).map { missingName(on: $0, in: resource) } ?? .notAPointer(fragment)
    }

    /// Finds the first token without a target, and the nearest name there.
    private func missingName(on pointer: JSONPointer, in resource: SchemaResource) -> UnresolvedReference {
        var container = JSONPointer.root
        var node = resource.node
        for token in pointer.tokens {
            guard let next = node.node(at: JSONPointer(tokens: [token])) else {
                let names = node.mapping.map { Array($0.names) } ?? []
                return .missingName(token, container: container, nearest: NearestName.of(token, in: names))
            }
            node = next
            container = container.appending(token)
        }
        return .missingName("", container: container, nearest: nil)
    }

    private func unknownAnchor(_ name: String, in resource: SchemaResource) -> UnresolvedReference {
        let names = Array(resource.anchors.keys) + Array(resource.dynamicAnchors.keys)
        return .unknownAnchor(name, nearest: NearestName.of(name, in: names))
    }
}

extension SchemaDocument {
    /// The place of the whole document.
    var rootPlace: SchemaPlace {
        guard let resource = resource(at: .root) else {
            preconditionFailure("a document was used before it was scanned for its resources")
        }
        return resource.place
    }
}

/// Why a reference has no target.
enum UnresolvedReference: Error {
    case unknownDocument(uri: String, nearest: String?)
    case notAPointer(String)
    case missingName(String, container: JSONPointer, nearest: String?)
    case unknownAnchor(String, nearest: String?)
}
