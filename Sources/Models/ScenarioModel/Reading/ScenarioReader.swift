package import Behaviour
package import Contract
package import Diagnostics
package import Documents
internal import JSONModel

/// Reads scenario files against the contracts of their APIs, and collects everything that is wrong with them.
package struct ScenarioReader {
    let library: ScenarioLibrary
    let path: String
    var findings = Findings()
    /// Whether a used file is wrong, which was reported already.
    var usesBroken = false
    /// The contract of the scenario's API.
    var contract: Contract?
    var vocabulary = ScenarioVocabulary()
    /// Whether expected objects are strict unless they are `!open`.
    var isStrict = false

    /// Reads the file at `path`: one scenario, or one for each of its rows.
    ///
    /// If it has errors, they are among the findings and there is no scenario.
    ///
    /// `collections` are the collections of the APIs' mocks, for `given`. Files that the scenario names must be below
    /// `folder`, by default its own folder.
    ///
    /// - Throws: `FileError` if the file itself cannot be read.
    package static func read(
        _ path: String, below folder: String? = nil, apis: [String: Contract],
        collections: [String: [ResourceCollection]] = [:], files: any FileSource, findings: inout Findings
    ) throws(FileError) -> [Scenario] {
        let library = ScenarioLibrary(
            apis: apis, collections: collections, files: files, below: folder ?? PathText.folder(of: path))
        return try library.read(path, findings: &findings)?.runs ?? []
    }

    /// Reads the file at `path`, or all `.yaml` and `.yml` files in and below that folder, sorted by name.
    ///
    /// Hidden files and folders are skipped. Files that the scenarios name must be in or below that folder.
    ///
    /// - Throws: `FileError` for the first file or folder that cannot be read.
    package static func readAll(
        under path: String, apis: [String: Contract], collections: [String: [ResourceCollection]] = [:],
        files: any FileSource, findings: inout Findings
    ) throws(FileError) -> [Scenario] {
        let folder = try files.folder(at: path) == nil ? PathText.folder(of: path) : path
        let library = ScenarioLibrary(apis: apis, collections: collections, files: files, below: folder)
        var walk = FolderWalk(files)
        var scenarios: [Scenario] = []
        for file in try walk.paths(under: path, isWanted: isScenarioFile) {
            scenarios += try library.read(file, findings: &findings)?.runs ?? []
        }
        return scenarios
    }

    /// Whether a file in a folder is a scenario, by its name.
    package static func isScenarioFile(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }

    init(library: ScenarioLibrary, path: String) {
        self.library = library
        self.path = path
    }

    mutating func readDocument(_ root: Node) -> ScenarioFile? {
        guard var reader = MappingReader(root, as: "scenario", findings: &findings) else { return nil }
        let titleNode = reader.required(ScenarioKey.scenario.rawValue, &findings)
        let title = titleNode?.requireString(ScenarioKey.scenario.rawValue, &findings)
        let api = reader.required(ScenarioKey.api.rawValue, &findings).flatMap { readAPI($0) }
        contract = api.flatMap { library.apis[$0] }
        let only: Scenario.Only? = reader.optional(ScenarioKey.only)?.requireChoice("only", &findings)
        let tags = readTags(reader.optional(ScenarioKey.tags))
        isStrict = reader.optional(ScenarioKey.strict)?.requireBool("strict", &findings) ?? false
        let (inputsNode, rowsNode) = (reader.optional(ScenarioKey.inputs), reader.optional(ScenarioKey.with))
        let inputs = readInputs(inputsNode, rows: rowsNode)
        let rows = readRows(rowsNode, inputs)
        vocabulary = ScenarioVocabulary(inputs: inputs.map(\.name))
        let given = reader.optional(ScenarioKey.given).flatMap { readGiven($0, api: api) }
        let stepsNode = reader.required(ScenarioKey.steps.rawValue, &findings)
        let outputsNode = reader.optional(ScenarioKey.outputs)
        reader.finish(&findings)
        guard let nodes = stepsNode?.requireSequence(ScenarioKey.steps.rawValue, &findings) else { return nil }
        if nodes.isEmpty, let stepsNode {
            findings.error(at: stepsNode.location, "a scenario has at least one step, found none")
        }
        guard let title, let api, let contract else { return nil }
        let (steps, outputs) = readSteps(nodes, outputs: outputsNode, contract)
        let scenario = Scenario(
            title: title, api: api, only: only, tags: tags, inputs: inputs.compactMap(\.standard),
            openInputs: inputs.filter(\.isRequired).map(\.name), given: given, steps: steps, outputs: outputs,
            location: root.location)
        return ScenarioFile(scenario: scenario, inputs: inputs, runs: rows.map { runs(of: scenario, $0) } ?? [scenario])
    }

    private mutating func readAPI(_ node: Node) -> String? {
        guard let name = node.requireString(ScenarioKey.api.rawValue, &findings) else { return nil }
        if library.apis[name] != nil { return name }
        let known = NamesKnown.hint(for: name, in: library.apis.keys.sorted(), prefix: "; there is ")
        findings.error(at: node.location, "unknown API '\(name)'\(known.isEmpty ? "; none is loaded" : known)")
        return nil
    }

    private mutating func readTags(_ node: Node?) -> [String] {
        var tags: [String] = []
        for element in node?.requireSequence(ScenarioKey.tags.rawValue, &findings) ?? [] {
            guard let tag = element.requireString("tag", &findings) else { continue }
            if !ScenarioName.isValid(tag) {
                findings.error(at: element.location, ScenarioName.message(for: "tag", found: tag))
            } else if tags.contains(tag) {
                findings.error(at: element.location, "the tag '\(tag)' is there twice")
            } else {
                tags.append(tag)
            }
        }
        return tags
    }
}

/// The names in a scenario: of its steps and its tags.
enum ScenarioName {
    static func isValid(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    static func message(for key: String, found: String) -> String {
        "expected letters, digits, '-' and '_' for '\(key)', found '\(found)'"
    }
}

/// The end of a message about an unknown name: the nearest known name, else all of them.
enum NamesKnown {
    static func hint(for name: String, in known: [String], prefix: String) -> String {
        let suggestion = NearestName.suggestion(for: name, in: known)
        guard suggestion.isEmpty else { return suggestion }
        return known.isEmpty ? "" : "\(prefix)\(NameList.of(known, conjunction: "and"))"
    }
}
