package import Diagnostics
package import Documents

/// The valid part of an object in a document: the keys that the table knows, with values of the right kind.
package struct DescribedObject {
    package let kind: ObjectKind
    package let node: Node
    /// The URI against which references inside the object are resolved.
    package let base: String
    private let row: ObjectRow
    private let mapping: Mapping
    /// The keys that are ignored, because they or their values are wrong.
    private let rejected: Set<String>

    /// Nil if `node` is not a mapping; then a finding with `loss` is added.
    package init?(
        _ node: Node, base: String = "", as kind: ObjectKind, in version: OpenAPIVersion, loss: String? = nil,
        findings: inout Findings
    ) {
        guard let mapping = node.mapping else {
            findings.error(
                at: node.location, "expected a mapping for '\(kind.name)', found \(node.foundDescription)",
                loss: loss ?? "the \(kind.name) is ignored")
            return nil
        }
        self.kind = kind
        self.node = node
        self.base = base
        self.mapping = mapping
        row = kind.row
        var check = ObjectCheck(kind, row, mapping, version, at: node.location)
        check.run(&findings)
        rejected = check.rejected
    }

    /// The value of a key; nil if it is absent or wrong.
    package subscript(key: String) -> Node? { rejected.contains(key) ? nil : mapping[key] }

    /// Whether the key is present, but ignored because it is wrong.
    package func isWrong(_ key: String) -> Bool { mapping[key] != nil && rejected.contains(key) }

    package func string(_ key: String) -> String? { self[key]?.string }

    package func isTrue(_ key: String) -> Bool {
        if case .bool(true)? = self[key]?.content { return true }
        return false
    }

    /// The elements of the list under `key`.
    package func elements(_ key: String) -> [Node] { self[key]?.sequence ?? [] }

    /// The members of the mapping under `key`.
    package func members(_ key: String) -> [Mapping.Member] { self[key]?.mapping?.members ?? [] }

    /// The members whose names the author chooses.
    package var others: [Mapping.Member] {
        guard row.others != nil else { return [] }
        return mapping.members.filter {
            !(row.isExtensible && $0.name.hasPrefix("x-")) && !rejected.contains($0.name) && !row.hasKey($0.name)
        }
    }

    package func location(of key: String) -> SourceLocation { mapping.member(key)?.nameLocation ?? node.location }
}
