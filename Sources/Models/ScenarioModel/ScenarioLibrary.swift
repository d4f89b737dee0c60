internal import Behaviour
internal import Contract
internal import Diagnostics
internal import Documents

/// The scenario files of one reading; each is read once, even if several others use it.
final class ScenarioLibrary {
    let apis: [String: Contract]
    /// The collections of APIs with a behaviour.
    ///
    /// For other APIs, `given` is not checked.
    let collections: [String: [ResourceCollection]]
    /// The files that scenarios may name.
    let namedFiles: FencedFiles
    private let files: any FileSource
    private var known: [String: ScenarioFile?] = [:]
    /// The files that are being read; each is used by the one before.
    private var chain: [String] = []

    /// Scenarios may name those of `files` that are below `folder`.
    init(
        apis: [String: Contract], collections: [String: [ResourceCollection]], files: any FileSource,
        below folder: String
    ) {
        self.apis = apis
        self.collections = collections
        self.files = files
        namedFiles = FencedFiles(files, below: folder)
    }

    /// The file at `path`; nil when something in it is wrong.
    ///
    /// Its first reader gets the findings.
    ///
    /// - Throws: `FileError` when the file itself cannot be read.
    func read(_ path: String, findings: inout Findings) throws(FileError) -> ScenarioFile? {
        try read(path, from: files, &findings)
    }

    /// Like `read`, for a file that another scenario names.
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

    /// The files from `path` to the current one and back, when a file uses itself; else nil.
    func circle(through path: String) -> [String]? {
        chain.firstIndex(of: path).map { Array(chain[$0...]) + [path] }
    }
}

/// A scenario file: the scenario for steps that use it, and those that are run.
struct ScenarioFile {
    let scenario: Scenario
    let inputs: [ScenarioInput]
    /// One for each row of the table; the scenario itself without a table.
    let runs: [Scenario]
}

/// A value from outside: from a row of the table, or from a step that uses the scenario.
struct ScenarioInput {
    let name: String
    let standard: NamedTemplate?
    let isRequired: Bool
}
