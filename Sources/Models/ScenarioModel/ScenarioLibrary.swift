internal import Behaviour
internal import Contract
internal import Diagnostics
internal import Documents

/// The scenario files that are being read, each once though several others may use it.
final class ScenarioLibrary {
    let apis: [String: Contract]
    /// The collections of APIs that have a behaviour; what is said of others is not checked.
    let collections: [String: [ResourceCollection]]
    /// Those that scenarios may name.
    let namedFiles: FencedFiles
    private let files: any FileSource
    private var known: [String: ScenarioFile?] = [:]
    /// The files being read, each used by the one before.
    private var chain: [String] = []

    /// Scenarios may name files of `files` below `folder`.
    init(
        apis: [String: Contract], collections: [String: [ResourceCollection]], files: any FileSource,
        below folder: String
    ) {
        self.apis = apis
        self.collections = collections
        self.files = files
        namedFiles = FencedFiles(files, below: folder)
    }

    /// The file at `path`; nil when something in it is wrong, which is among the findings of its first reader.
    ///
    /// - Throws: `FileError` when the file itself cannot be read.
    func read(_ path: String, findings: inout Findings) throws(FileError) -> ScenarioFile? {
        try read(path, from: files, &findings)
    }

    /// As `read`, for a file that another scenario names.
    func readNamed(_ path: String, findings: inout Findings) throws(FileError) -> ScenarioFile? {
        try read(path, from: namedFiles, &findings)
    }

    private func read(
        _ path: String, from files: any FileSource, _ findings: inout Findings
    ) throws(FileError) -> ScenarioFile? {
        if let file = known[path] { return file }
        let bytes = try files.read(path)
        guard let root = DocumentReader.read(bytes, file: path, findings: &findings) else {
            known[path] = .some(nil)
            return nil
        }
        chain.append(path)
        var reader = ScenarioReader(library: self, path: path)
        let file = reader.readDocument(root)
        chain.removeLast()
        for finding in reader.findings.diagnostics { findings.add(finding) }
        let result = reader.findings.hasErrors || reader.usesBroken ? nil : file
        known[path] = .some(result)
        return result
    }

    /// The files from `path` to the one being read and back to it, when reading it now would never end.
    func circle(through path: String) -> [String]? {
        chain.firstIndex(of: path).map { Array(chain[$0...]) + [path] }
    }
}

/// What a scenario file makes: itself for steps that use it, and what is run of it.
struct ScenarioFile {
    let scenario: Scenario
    let inputs: [ScenarioInput]
    /// One for each row of its table; itself where it has none.
    let runs: [Scenario]
}

/// A value that a scenario takes from outside: from a row of its own, or from a step that uses it.
struct ScenarioInput {
    let name: String
    let standard: NamedTemplate?
    let isRequired: Bool
}
