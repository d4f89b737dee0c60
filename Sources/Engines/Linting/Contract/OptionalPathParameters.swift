internal import Contract
internal import Diagnostics
internal import Documents

/// A path parameter without `required: true`, which it must have (OAS 3.1 §4.8.12.2).
enum OptionalPathParameters: ContractCheck {
    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        for parameter in contract.parts.parameters where parameter.node["in"]?.string == "path" {
            let required = parameter.node["required"]
            if case .bool(true)? = required?.content { continue }
            let name = parameter.node["name"]?.string ?? ""
            findings.error(
                at: (required ?? parameter.node).location,
                "path parameter '\(name)' is always there; it must have 'required: true'")
        }
    }
}
