internal import Contract
internal import Diagnostics
internal import Documents
internal import OpenAPIObjects

/// Finds references without a target, also in parts of the document that no operation uses.
enum UnresolvedReferences: ContractCheck {
    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        // The reader has reported the references that it followed.
        let told = Set(findings.diagnostics.map(\.location))
        for reference in contract.documents.references where !told.contains(reference.node.location) {
            guard let text = reference.node.string, contract.target(of: reference) == nil else { continue }
            switch reference.role {
            // A link to an operation elsewhere is allowed, and only has no effect here.
            case .regular where reference.kind == .operation: break
            case .regular:
                let reason = contract.documents.reasonUnresolved(reference.node, text, base: reference.base)
                findings.error(at: reference.node.location, "cannot resolve '$ref' '\(text)': \(reason)")
            case .mapping:
                findings.error(
                    at: reference.node.location, "'\(text)' in a discriminator's 'mapping' leads to no schema")
            // Loading has already replaced or reported it.
            case .misplaced: break
            }
        }
    }
}
