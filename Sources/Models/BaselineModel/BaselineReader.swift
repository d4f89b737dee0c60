package import Diagnostics
package import Documents
internal import Moments

/// Reads a baseline, and collects everything that is wrong with it.
package struct BaselineReader {
    private let codes: [String]
    private var findings = Findings()

    /// Reads the file at `path`; nil, with findings, when something in it is wrong.
    ///
    /// `codes` are the known codes of failures.
    ///
    /// - Throws: `FileError` when the file itself cannot be read.
    package static func read(
        _ path: String, codes: [String], files: any FileSource, findings: inout Findings
    ) throws(FileError) -> Baseline? {
        let bytes = try files.read(path)
        guard let root = DocumentReader.readWithoutTags(bytes, file: path, findings: &findings) else { return nil }
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
        let look = readLook(&reader)
        let until = reader.optional(BaselineEntryKey.until.rawValue).flatMap { readDay($0) }
        let reason = reader.optional(BaselineEntryKey.reason.rawValue)?
            .requireString(BaselineEntryKey.reason.rawValue, &findings)
        reader.finish(&findings)
        guard let file, let scenario, let step, let code else { return nil }
        return BaselineEntry(
            key: BaselineEntry.Key(file: file, scenario: scenario, step: step, code: code, pointer: pointer),
            look: look, until: until, reason: reason, location: node.location)
    }

    private mutating func readLook(_ reader: inout MappingReader) -> BaselineEntry.Look {
        let status = reader.optional(BaselineEntryKey.status.rawValue)?
            .requireInteger(BaselineEntryKey.status.rawValue, in: 100...999, &findings)
        let kind = reader.optional(BaselineEntryKey.kind.rawValue)?
            .requireString(BaselineEntryKey.kind.rawValue, &findings)
        let value = reader.optional(BaselineEntryKey.value.rawValue)?.json
        return BaselineEntry.Look(status: status, kind: kind, value: value)
    }

    private mutating func readDay(_ node: Node) -> String? {
        let name = BaselineEntryKey.until.rawValue
        guard let text = node.requireString(name, &findings) else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2]), CalendarDate(year: year, month: month, day: day) != nil
        {
            return text
        }
        findings.error(at: node.location, "expected a day such as '2026-03-31' for '\(name)', found '\(text)'")
        return nil
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
        struct Failure: Hashable {
            let key: BaselineEntry.Key
            let look: BaselineEntry.Look
        }
        var first: [Failure: SourceLocation] = [:]
        for entry in entries {
            let failure = Failure(key: entry.key, look: entry.look)
            if let location = first[failure] {
                findings.error(at: entry.location, "the same failure is known twice, first at \(location)")
            } else {
                first[failure] = entry.location
            }
        }
    }
}
