internal import Contract
internal import Diagnostics
internal import Documents

/// A parameter that a path or an operation declares twice (OAS 3.1 §4.8.10.1).
enum RepeatedParameters: ContractCheck {
    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        for list in contract.parts.parameterLists {
            var first: [String: SourceLocation] = [:]
            for parameter in list {
                let node = parameter.meaning.node
                guard let name = node["name"]?.string, let place = node["in"]?.string else { continue }
                // Because header fields compare without case (RFC 9110 §5.1).
                let key = "\(place) \(place == "header" ? name.lowercased() : name)"
                if let other = first[key] {
                    findings.error(
                        at: parameter.location, "\(place) parameter '\(name)' is declared twice; first at \(other)")
                } else {
                    first[key] = parameter.location
                }
            }
        }
    }
}
