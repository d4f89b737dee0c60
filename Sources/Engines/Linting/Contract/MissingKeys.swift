internal import Contract
internal import Diagnostics
internal import Documents
internal import OpenAPIObjects

/// A key that the specification demands, and without which the mock does as well: a response's description.
enum MissingKeys: ContractCheck {
    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        for object in contract.documents.objects {
            for key in object.missingKeys(in: contract.documents.version) {
                findings.warning(at: object.node.location, "\(object.kind.name) '\(object.name)' has no '\(key)'")
            }
        }
    }
}
