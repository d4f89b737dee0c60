package import Diagnostics
package import Documents

/// Reads a baseline, collecting everything that is wrong with it.
package struct BaselineReader {
    private let codes: [String]
    private var findings = Findings()

    /// Reads the file at `path`; nil, with findings, when something in it is wrong.
    ///
    /// `codes` are those that failures have.
    ///
    /// - Throws: `FileError` when the file itself cannot be read.
    package static func read(
        _ path: String, codes: [String], files: any FileSource, findings: inout Findings
    ) throws(FileError) -> Baseline? {
        let bytes = try files.read(path)
        guard let root = DocumentReader.read(bytes, file: path, findings: &findings) else { return nil }
        var reader = BaselineReader(codes: codes)
        let entries = reader.readDocument(root)
        for finding in reader.findings.diagnostics { findings.add(finding) }
        return reader.findings.hasErrors ? nil : Baseline(path: path, entries: entries)
    }

    private init(codes: [String]) { self.codes = codes }

    private mutating func readDocument(_ root: Node) -> [BaselineEntry] {
        guard var reader = MappingReader(root, as: "baseline", findings: &findings) else { return [] }
        let known = reader.required(BaselineKey.known.rawValue, &findings)
        reader.finish(&findings)
        let nodes = known?.requireSequence(BaselineKey.known.rawValue, &findings) ?? []
        let entries = nodes.compactMap { readEntry($0) }
        reportDuplicates(of: entries)
        return entries
    }

    private mutating func readEntry(_ node: Node) -> BaselineEntry? {
        guard var reader = MappingReader(node, as: "known failure", findings: &findings) else { return nil }
        let file = required(.file, &reader)
        let scenario = required(.scenario, &reader)
        let step = required(.step, &reader)
        let code = readCode(&reader)
        let pointer = reader.optional(BaselineEntryKey.pointer.rawValue).flatMap { readPointer($0) }
        let reason = reader.optional(BaselineEntryKey.reason.rawValue)?
            .requireString(BaselineEntryKey.reason.rawValue, &findings)
        reader.finish(&findings)
        guard let file, let scenario, let step, let code else { return nil }
        return BaselineEntry(
            key: BaselineEntry.Key(file: file, scenario: scenario, step: step, code: code, pointer: pointer),
            reason: reason, location: node.location)
    }

    private mutating func required(_ key: BaselineEntryKey, _ reader: inout MappingReader) -> String? {
        reader.required(key.rawValue, &findings)?.requireString(key.rawValue, &findings)
    }

    private mutating func readCode(_ reader: inout MappingReader) -> String? {
        let name = BaselineEntryKey.code.rawValue
        guard let node = reader.required(name, &findings), let code = node.requireString(name, &findings) else {
            return nil
        }
        guard !codes.contains(code) else { return code }
        let hint = NearestName.suggestion(for: code, in: codes)
        findings.error(
            at: node.location,
            "unknown code '\(code)'\(hint.isEmpty ? "; 'understudy explain' lists them all" : hint)")
        return nil
    }

    private mutating func readPointer(_ node: Node) -> String? {
        let name = BaselineEntryKey.pointer.rawValue
        guard let text = node.requireString(name, &findings) else { return nil }
        if text.hasPrefix("/") { return text }
        findings.error(
            at: node.location, "expected a place such as '/status' or '/body/items/0' for 'pointer', found '\(text)'")
        return nil
    }

    private mutating func reportDuplicates(of entries: [BaselineEntry]) {
        var first: [BaselineEntry.Key: SourceLocation] = [:]
        for entry in entries {
            if let location = first[entry.key] {
                findings.error(at: entry.location, "the same failure is known twice, first at \(location)")
            } else {
                first[entry.key] = entry.location
            }
        }
    }
}
