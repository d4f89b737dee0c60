package import Contract
package import Diagnostics
package import Documents

/// Reads scenario files against the contracts of the APIs they name, collecting everything that is wrong with them.
package struct ScenarioReader {
    let apis: [String: Contract]
    var findings = Findings()

    /// Reads the file at `path`; nil, with findings, when something in it is wrong.
    ///
    /// - Throws: `FileError` when the file itself cannot be read.
    package static func read(
        _ path: String, apis: [String: Contract], files: any FileSource, findings: inout Findings
    ) throws(FileError) -> Scenario? {
        let bytes = try files.read(path)
        guard let root = DocumentReader.read(bytes, file: path, findings: &findings) else { return nil }
        var reader = ScenarioReader(apis: apis)
        let scenario = reader.readDocument(root)
        for finding in reader.findings.diagnostics { findings.add(finding) }
        return reader.findings.hasErrors ? nil : scenario
    }

    /// Reads the file at `path`, or every `.yaml` and `.yml` file in that folder and those below it, sorted by name.
    ///
    /// - Throws: `FileError` for the first file that cannot be read.
    package static func readAll(
        under path: String, apis: [String: Contract], files: any FileSource, findings: inout Findings
    ) throws(FileError) -> [Scenario] {
        guard let entries = files.entries(of: path) else {
            return try read(path, apis: apis, files: files, findings: &findings).map { [$0] } ?? []
        }
        var scenarios: [Scenario] = []
        for entry in entries {
            let inner = path.hasSuffix("/") ? "\(path)\(entry)" : "\(path)/\(entry)"
            let isScenario = entry.hasSuffix(".yaml") || entry.hasSuffix(".yml")
            guard isScenario || files.entries(of: inner) != nil else { continue }
            scenarios += try readAll(under: inner, apis: apis, files: files, findings: &findings)
        }
        return scenarios
    }

    private init(apis: [String: Contract]) { self.apis = apis }

    private mutating func readDocument(_ root: Node) -> Scenario? {
        guard var reader = MappingReader(root, as: "scenario", findings: &findings) else { return nil }
        let titleNode = reader.required(ScenarioKey.scenario.rawValue, &findings)
        let title = titleNode?.requireString(ScenarioKey.scenario.rawValue, &findings)
        let api = reader.required(ScenarioKey.api.rawValue, &findings).flatMap { readAPI($0) }
        let only: Scenario.Only? = reader.optional(ScenarioKey.only)?.requireChoice("only", &findings)
        let stepsNode = reader.required(ScenarioKey.steps.rawValue, &findings)
        reader.finish(&findings)
        guard let nodes = stepsNode?.requireSequence(ScenarioKey.steps.rawValue, &findings) else { return nil }
        if nodes.isEmpty, let stepsNode {
            findings.error(at: stepsNode.location, "a scenario has at least one step, found none")
        }
        guard let title, let api, let contract = apis[api] else { return nil }
        return Scenario(
            title: title, api: api, only: only, steps: readSteps(nodes, contract), location: root.location)
    }

    private mutating func readAPI(_ node: Node) -> String? {
        guard let name = node.requireString(ScenarioKey.api.rawValue, &findings) else { return nil }
        if apis[name] != nil { return name }
        let known = NamesKnown.hint(for: name, in: apis.keys.sorted(), prefix: "; there is ")
        findings.error(at: node.location, "unknown API '\(name)'\(known.isEmpty ? "; none is loaded" : known)")
        return nil
    }
}

/// The end of a message about an unknown name: the nearest known one, else all of them.
enum NamesKnown {
    static func hint(for name: String, in known: [String], prefix: String) -> String {
        let suggestion = NearestName.suggestion(for: name, in: known)
        guard suggestion.isEmpty else { return suggestion }
        return known.isEmpty ? "" : "\(prefix)\(NameList.of(known, conjunction: "and"))"
    }
}
