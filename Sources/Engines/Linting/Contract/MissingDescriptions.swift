internal import Contract
internal import Diagnostics
internal import Documents

/// A response without the description that the specification demands (OAS 3.1 §4.8.17.1).
enum MissingDescriptions: ContractCheck {
    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        for response in contract.parts.responses where response.place.node["description"] == nil {
            guard response.place.node.mapping != nil else { continue }
            findings.warning(at: response.place.node.location, "response '\(response.key)' has no 'description'")
        }
    }
}
