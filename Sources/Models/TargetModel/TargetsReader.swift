package import Diagnostics
package import Documents
internal import Expressions
internal import JSONModel

/// Reads a targets file, and collects everything that is wrong with it.
package struct TargetsReader {
    private let path: String
    var findings = Findings()

    /// Reads the file at `path`; nil, with findings, when something in it is wrong.
    ///
    /// - Throws: `FileError` when the file itself cannot be read.
    package static func read(
        _ path: String, files: any FileSource, findings: inout Findings
    ) throws(FileError) -> TargetsFile? {
        let bytes = try files.read(path)
        guard let root = DocumentReader.readWithoutTags(bytes, file: path, findings: &findings) else { return nil }
        var reader = TargetsReader(path: path)
        let file = reader.readDocument(root)
        for finding in reader.findings.diagnostics { findings.add(finding) }
        return reader.findings.hasErrors ? nil : file
    }

    private init(path: String) { self.path = path }

    private mutating func readDocument(_ root: Node) -> TargetsFile? {
        guard var reader = MappingReader(root, as: "targets file", findings: &findings) else { return nil }
        let targets = reader.required(TargetsKey.targets.rawValue, &findings)
        let secrets = reader.optional(TargetsKey.secrets)
        let volatile = reader.optional(TargetsKey.volatile)
        reader.finish(&findings)
        let members = targets?.requireMapping(TargetsKey.targets.rawValue, &findings)?.members ?? []
        if let targets, targets.mapping != nil, members.isEmpty {
            findings.error(at: targets.location, "a targets file has at least one target, found none")
        }
        let secretsPath = secrets.flatMap { node in
            node.requireString(TargetsKey.secrets.rawValue, &findings).map {
                TargetsFile.Path(path: $0.relative(toFolderOf: path), location: node.location)
            }
        }
        return TargetsFile(
            path: path, targets: members.compactMap { readTarget($0) }, secrets: secretsPath,
            volatile: readVolatile(volatile))
    }

    mutating func readVolatile(_ node: Node?) -> [PointerPattern] {
        (node?.requireSequence(TargetKey.volatile.rawValue, &findings) ?? []).compactMap { element in
            guard let text = element.requireString(TargetKey.volatile.rawValue, &findings) else { return nil }
            let starts = ["headers", "body", "status"]
            if let pattern = PointerPattern(text), let start = pattern.tokens.first, starts.contains(start) {
                return pattern
            }
            findings.error(
                at: element.location,
                "expected a place such as '/headers/Date' or '/body/items/*/created' for 'volatile', found '\(text)'")
            return nil
        }
    }
}
