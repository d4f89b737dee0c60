package import Diagnostics
package import Documents
internal import JSONModel
internal import OpenAPIObjects
package import SchemaValidation

/// Compiles schemas outside of a contract, such as those of `!schema` in a scenario.
///
/// `$ref: '#/components/schemas/Order'` leads into the contract, `$ref: order.json#/$defs/line` to a file relative to
/// the file of the schema.
package struct ContractSchemas: Sendable {
    let registry: SchemaRegistry
    /// The URI of the contract's document.
    let base: String
    let version: OpenAPIVersion

    /// The schema at `node` of the file at `path`; nil, with findings, when something in it is wrong.
    package func schema(
        _ node: Node, path: String, files: any FileSource, findings: inout Findings
    ) -> Schema? {
        var reading = Reading(
            schemas: self, path: path, documents: ContractDocuments(files: files, registry: registry, version: version))
        let resolved = reading.resolved(Node(node.content, at: node.location))
        for finding in reading.findings.diagnostics { findings.add(finding) }
        guard !reading.findings.hasErrors else { return nil }
        let known = registry.findings.diagnostics.count
        let schema = registry.schema(resolved, base: base, dialect: version.dialect)
        let found = registry.findings.diagnostics[known...]
        for finding in found { findings.add(finding) }
        return found.contains { $0.severity == .error } ? nil : schema
    }
}

/// A schema that is being read from a file.
private struct Reading {
    let schemas: ContractSchemas
    let path: String
    let documents: ContractDocuments
    var findings = Findings()

    /// The schema with absolute references to files, which are then loaded.
    mutating func resolved(_ node: Node) -> Node {
        if let tag = node.tag {
            findings.error(at: node.location, "unexpected tag '!\(tag)' in a schema")
        }
        switch node.content {
        case .sequence(let elements): return Node(.sequence(elements.map { resolved($0) }), at: node.location)
        case .mapping(let mapping):
            let members = mapping.members.map { member in
                let value = member.name == "$ref" ? reference(member.value) : resolved(member.value)
                return Mapping.Member(name: member.name, nameLocation: member.nameLocation, value: value)
            }
            return Node(.mapping(Mapping(members)), at: node.location)
        default: return node
        }
    }

    private mutating func reference(_ node: Node) -> Node {
        guard let text = node.requireString("$ref", &findings) else { return node }
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        var target = text
        if !parts[0].isEmpty, !text.contains("://") {
            let file = ContractDocuments.path(String(parts[0]), relativeTo: path)
            do throws(FileError) {
                let pointer = URIReference(text).decodedFragment.flatMap { JSONPointer($0) } ?? .root
                try documents.loadSchema(at: pointer, path: file, findings: &findings)
            } catch {
                findings.error(at: node.location, "'$ref' to '\(parts[0])': \(error)")
                return node
            }
            target = ContractDocuments.uri(of: file) + text.dropFirst(parts[0].count)
        }
        if schemas.registry.resolve(target, base: schemas.base) == nil {
            let reason = schemas.registry.reasonUnresolved(target, base: schemas.base)
            findings.error(at: node.location, "cannot resolve '$ref' '\(text)': \(reason)")
        }
        return Node(.string(target), at: node.location)
    }
}
