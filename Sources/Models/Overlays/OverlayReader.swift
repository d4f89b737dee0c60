package import Diagnostics
package import Documents
internal import JSONModel
internal import JSONPath

/// Reads an overlay file, and collects everything that is wrong with it.
package struct OverlayReader {
    private var findings = Findings()

    /// Reads the file at `path`; nil, with findings, when it is no overlay.
    ///
    /// - Throws: `FileError` when the file cannot be read.
    package static func read(
        _ path: String, files: any FileSource, findings: inout Findings
    ) throws(FileError) -> Overlay? {
        let bytes = try files.read(path)
        guard let root = DocumentReader.readWithoutTags(bytes, file: path, findings: &findings) else { return nil }
        var reader = OverlayReader()
        let overlay = reader.readDocument(root)
        for finding in reader.findings.diagnostics { findings.add(finding) }
        return overlay
    }

    private mutating func readDocument(_ root: Node) -> Overlay? {
        guard var reader = MappingReader(root, as: "overlay", findings: &findings) else { return nil }
        if let node = reader.required("overlay", &findings) { checkVersion(node) }
        if let node = reader.required("info", &findings) { readInfo(node) }
        _ = reader.optional("extends")?.requireString("extends", &findings)
        let actionsNode = reader.required("actions", &findings)
        _ = reader.members(withPrefix: "x-")
        reader.finish(&findings)
        guard let actionsNode, let nodes = actionsNode.requireSequence("actions", &findings) else { return nil }
        if nodes.isEmpty { findings.error(at: actionsNode.location, "expected at least one action in 'actions'") }
        reportRepeated(nodes)
        return Overlay(actions: nodes.compactMap { readAction($0) })
    }

    /// Reports actions that occur twice, which is not allowed (Overlay 1.0.0, "Overlay Object").
    private mutating func reportRepeated(_ nodes: [Node]) {
        var first: [JSON: Node] = [:]
        for node in nodes {
            if let other = first[node.json] {
                findings.error(at: node.location, "this action is the one at \(other.location) again")
            } else {
                first[node.json] = node
            }
        }
    }

    /// Checks the version; the patch number does not matter (Overlay 1.0.0, "Versions").
    private mutating func checkVersion(_ node: Node) {
        // Because an unquoted 1.0 is a number.
        let number = node.json.numberValue?.spelling
        guard let version = number ?? node.requireString("overlay", &findings) else { return }
        let parts = version.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 3, parts[0] == "1", parts[1] == "0", UInt(parts[2]) != nil { return }
        findings.error(at: node.location, "expected version 1.0.0 of the Overlay Specification, found '\(version)'")
    }

    private mutating func readInfo(_ node: Node) {
        guard var reader = MappingReader(node, as: "info", findings: &findings) else { return }
        _ = reader.required("title", &findings)?.requireString("title", &findings)
        _ = reader.required("version", &findings)?.requireString("version", &findings)
        _ = reader.members(withPrefix: "x-")
        reader.finish(&findings)
    }

    private mutating func readAction(_ node: Node) -> Overlay.Action? {
        guard var reader = MappingReader(node, as: "action", findings: &findings) else { return nil }
        let targetNode = reader.required("target", &findings)
        _ = reader.optional("description")?.requireString("description", &findings)
        let update = reader.optional("update")
        let removes = reader.optional("remove")?.requireBool("remove", &findings) ?? false
        _ = reader.members(withPrefix: "x-")
        reader.finish(&findings)
        guard let targetNode, let target = readTarget(targetNode) else { return nil }
        // Because 'update' has no meaning beside 'remove: true' (Overlay 1.0.0, "Action Object").
        guard let change = removes ? .remove : update.map(Overlay.Action.Change.update) else {
            // The specification allows it, and it changes nothing.
            findings.warning(at: node.location, "this action changes nothing; it has no 'update' and no 'remove: true'")
            return nil
        }
        return Overlay.Action(target: target, location: targetNode.location, change: change)
    }

    private mutating func readTarget(_ node: Node) -> JSONPath? {
        guard let text = node.requireString("target", &findings) else { return nil }
        do throws(JSONPathError) { return try JSONPath(text) } catch {
            // Because the specification's own example has '$.paths.*.get[?@.x-oai-traits.paged]'.
            if let path = try? JSONPath(text, allowsHyphens: true), let name = path.hyphenatedNames.first {
                findings.warning(
                    at: node.location, "RFC 9535 has no '-' in a name without quotes; write ['\(name)'] for '\(name)'")
                return path
            }
            findings.error(at: node.location, "'target' is no JSONPath: \(error)")
            return nil
        }
    }
}
