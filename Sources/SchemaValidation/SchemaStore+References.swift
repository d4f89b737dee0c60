internal import Diagnostics
internal import Documents
internal import JSONModel

/// Resolving `$ref` and `$dynamicRef` (JSON Schema 2020-12 Core §8.2.3).
extension SchemaStore {
    func resolve(_ reference: String, from base: String) -> Result<SchemaPlace, UnresolvedReference> {
        let target = URIReference(reference).resolved(against: URIReference(base))
        let uri = target.withoutFragment
        guard let resource = resource(uri) else {
            return .failure(.unknownDocument(uri: uri, nearest: NearestName.of(uri, in: knownURIs)))
        }
        guard let fragment = target.decodedFragment, !fragment.isEmpty else {
            return .success(resource.place)
        }
        if fragment.hasPrefix("/") { return resolve(pointer: fragment, in: resource) }
        guard let pointer = resource.anchors[fragment] ?? resource.dynamicAnchors[fragment],
            let place = resource.document.rootPlace.descend(pointer)
        else { return .failure(unknownAnchor(fragment, in: resource)) }
        return .success(place)
    }

    private func resolve(
        pointer text: String, in resource: SchemaResource
    ) -> Result<SchemaPlace, UnresolvedReference> {
        guard let pointer = JSONPointer(text) else { return .failure(.notAPointer(text)) }
        if let place = resource.place.descend(pointer) { return .success(place) }
        return .failure(missingName(on: pointer, in: resource))
    }

    /// Finds the first token that leads nowhere, and the name next to it that was most likely meant.
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

/// Why a reference leads nowhere.
enum UnresolvedReference: Error {
    case unknownDocument(uri: String, nearest: String?)
    case notAPointer(String)
    case missingName(String, container: JSONPointer, nearest: String?)
    case unknownAnchor(String, nearest: String?)
}
