internal import Contract
internal import Documents
internal import OpenAPIObjects
internal import SchemaValidation

/// A contract, and the document it was read from.
struct LintedContract {
    let contract: Contract
    let root: Node
    let documents: ContractDocuments
    /// The URI of the main document.
    let base: String
    let path: String
    let parts: ContractParts

    init(contract: Contract, path: String, documents: ContractDocuments) {
        self.contract = contract
        self.documents = documents
        self.path = path
        root = documents.roots[path] ?? Node(.null, at: .nowhere)
        base = ContractDocuments.uri(of: path)
        parts = ContractParts(documents)
    }

    /// The schema written at `key` of `place`.
    func schema(_ key: String, of place: ContractDocuments.Place) -> Schema? {
        place.node[key].map { documents.schema($0, base: place.base) }
    }

    /// The target of a reference.
    ///
    /// A reference in a `mapping` may be the name of a component.
    func target(of reference: WrittenReference) -> SchemaPlace? {
        guard let text = reference.node.string else { return nil }
        if reference.role == .mapping {
            for base in [reference.base, base] {
                let component = documents.registry.resolve("#/components/schemas/\(text)", base: base)
                if let component { return component }
            }
        }
        return documents.registry.resolve(text, base: reference.base)
    }
}
