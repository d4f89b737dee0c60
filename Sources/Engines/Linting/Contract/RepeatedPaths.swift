internal import Contract
internal import Diagnostics
internal import Documents

/// Two paths that differ only in the names of their parameters, so that they match the same requests (OAS 3.1
/// §4.8.8.2).
enum RepeatedPaths: ContractCheck {
    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        var first: [String: Mapping.Member] = [:]
        for member in contract.root["paths"]?.mapping?.members ?? [] where member.name.hasPrefix("/") {
            let shape = PathTemplate(member.name).shape
            guard let other = first[shape] else {
                first[shape] = member
                continue
            }
            findings.error(
                at: member.nameLocation,
                "path '\(member.name)' matches the same requests as '\(other.name)' at \(other.nameLocation); "
                    + "put their methods under one path")
        }
    }
}
