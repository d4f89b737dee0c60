internal import Contract
internal import Diagnostics
internal import Documents
internal import OpenAPIObjects

/// Finds missing keys that the specification requires but the mock does not need, such as a response's description.
enum MissingKeys: ContractCheck {
    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        for object in contract.documents.objects {
            for key in object.missingKeys(in: contract.documents.version) {
                findings.warning(at: object.node.location, "\(object.kind.name) '\(object.name)' has no '\(key)'")
            }
        }
    }
}
