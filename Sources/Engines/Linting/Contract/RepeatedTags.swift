internal import Contract
internal import Diagnostics
internal import Documents

/// Finds two tags with the same name (OAS 3.1 §4.8.1.1).
enum RepeatedTags: ContractCheck {
    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        var first: [String: Node] = [:]
        for node in contract.root["tags"]?.sequence?.compactMap({ $0["name"] }) ?? [] {
            guard let name = node.string else { continue }
            if let other = first[name] {
                findings.error(at: node.location, "tag '\(name)' is there already, at \(other.location)")
            } else {
                first[name] = node
            }
        }
    }
}
