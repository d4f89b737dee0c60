internal import Contract
internal import Diagnostics
internal import Documents
internal import OpenAPIObjects

/// A reference that leads nowhere, in a part of the document that no operation needs too.
enum UnresolvedReferences: ContractCheck {
    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        // Because the reader has told of those that it followed.
        let told = Set(findings.diagnostics.map(\.location))
        for reference in contract.documents.references where !told.contains(reference.node.location) {
            guard let text = reference.node.string, contract.target(of: reference) == nil else { continue }
            switch reference.role {
            // Because a link that leads elsewhere is right, and only of no use here.
            case .regular where reference.kind == .operation: break
            case .regular:
                let reason = contract.documents.reasonUnresolved(reference.node, text, base: reference.base)
                findings.error(at: reference.node.location, "cannot resolve '$ref' '\(text)': \(reason)")
            case .mapping:
                findings.error(
                    at: reference.node.location, "'\(text)' in a discriminator's 'mapping' leads to no schema")
            // Because it was replaced, or told of, when the document was loaded.
            case .misplaced: break
            }
        }
    }
}
