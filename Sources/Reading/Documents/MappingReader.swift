package import Diagnostics

/// Reads a mapping with a known set of keys.
///
/// `finish` reports every key that was not asked for.
///
/// ```swift
/// guard var reader = MappingReader(node, as: "rule", findings: &findings) else { return nil }
/// let when = reader.optional("when")
/// reader.finish(&findings)
/// ```
package struct MappingReader {
    package let node: Node
    private let mapping: Mapping
    private let what: String
    private var known: [String] = []

    /// Nil, with a finding, when `node` is no mapping.
    ///
    /// `what` names it in messages: `rule`, `step`.
    package init?(_ node: Node, as what: String, findings: inout Findings) {
        guard let mapping = node.requireMapping(what, &findings) else { return nil }
        self.node = node
        self.mapping = mapping
        self.what = what
    }

    package mutating func optional(_ name: String) -> Node? {
        known.append(name)
        return mapping[name]
    }

    package mutating func required(_ name: String, _ findings: inout Findings) -> Node? {
        known.append(name)
        if let value = mapping[name] { return value }
        findings.error(at: node.location, "\(what) has no '\(name)'")
        return nil
    }

    /// The members whose names start with `prefix`, such as `x-`.
    ///
    /// They then count as known.
    package mutating func members(withPrefix prefix: String) -> [Mapping.Member] {
        let found = mapping.members.filter { $0.name.hasPrefix(prefix) }
        known += found.map(\.name)
        return found
    }

    /// Reports every member that was not asked for, with the nearest name that was.
    package func finish(_ findings: inout Findings) {
        for member in mapping.members where !known.contains(member.name) {
            let suggestion = NearestName.suggestion(for: member.name, in: known)
            let choices = suggestion.isEmpty ? "; \(what) has \(NameList.of(known))" : suggestion
            findings.error(at: member.nameLocation, "unknown key '\(member.name)' in \(what)\(choices)")
        }
    }
}
