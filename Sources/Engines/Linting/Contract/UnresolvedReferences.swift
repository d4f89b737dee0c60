internal import Contract
internal import Diagnostics
internal import Documents
internal import SchemaValidation

/// A `$ref` that leads nowhere, in a part of the document that no operation needs too.
enum UnresolvedReferences: ContractCheck {
    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        // Because the reader has told of those that it followed.
        let told = Set(findings.diagnostics.map(\.location))
        for (path, root) in contract.documents.roots {
            let base = ContractDocuments.uri(of: path)
            for node in WrittenReferences.certain(in: root) where !told.contains(node.location) {
                guard let reference = node.string, !resolves(reference, base, contract.documents.registry) else {
                    continue
                }
                let reason = contract.documents.registry.reasonUnresolved(reference, base: base)
                findings.error(at: node.location, "cannot resolve '$ref' '\(reference)': \(reason)")
            }
        }
    }

    private static func resolves(_ reference: String, _ base: String, _ registry: SchemaRegistry) -> Bool {
        registry.resolve(reference, base: base) != nil
    }
}
