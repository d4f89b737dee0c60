internal import Contract
internal import Documents
internal import SchemaValidation

/// A contract as it was read, and as it was written.
struct LintedContract {
    let contract: Contract
    let root: Node
    let documents: ContractDocuments
    /// The URI of the main document.
    let base: String
    let parts: ContractParts

    init(contract: Contract, root: Node, path: String, documents: ContractDocuments) {
        self.contract = contract
        self.root = root
        self.documents = documents
        base = ContractDocuments.uri(of: path)
        parts = ContractParts(ContractDocuments.Place(node: root, base: base), documents)
    }

    /// The schema written at `key` of `place`.
    func schema(_ key: String, of place: ContractDocuments.Place) -> Schema? {
        place.node[key].map { documents.schema($0, base: place.base) }
    }
}
