internal import APILoading
internal import Diagnostics
internal import Documents
internal import Linting
internal import LocalSystem
internal import ScenarioModel

/// Finds the subjects under the names that users give, by the content of files.
struct LintSubjectFinder {
    private let finder: APIFinder
    /// The findings of files whose kind cannot be told.
    private(set) var findings = Findings()
    // Because only files that are checked later count as read.
    private let files = LocalFiles()

    init(finder: APIFinder) { self.finder = finder }

    func builtIn() throws(Failure) -> [LintSubject] {
        guard let installation = finder.installation else { return [] }
        var subjects: [LintSubject] = []
        for name in finder.builtInNames { subjects.append(.api(try find(name))) }
        return subjects + (try scenarios(in: installation.scenarios))
    }

    private func scenarios(in folder: String) throws(Failure) -> [LintSubject] {
        try Self.scenarioFiles(in: folder, files).map { .scenario(path: $0, folder: folder) }
    }

    private func find(_ name: String) throws(Failure) -> APIFiles {
        try Failure.loading { () throws(LoadingError) in try finder.find(name) }
    }

    mutating func subjects(named names: [String]) throws(Failure) -> [LintSubject] {
        var subjects: [LintSubject] = []
        for name in names { subjects += try self.subjects(named: name) }
        return subjects
    }

    private mutating func subjects(named name: String) throws(Failure) -> [LintSubject] {
        if !finder.builtInNames.contains(name), files.exists(name) {
            let path = name.count > 1 && name.hasSuffix("/") ? String(name.dropLast()) : name
            return try subjects(at: path)
        }
        let api = try find(name)
        guard let installation = finder.installation else { return [.api(api)] }
        return [.api(api)] + (try scenarios(in: "\(installation.scenarios)/\(name)"))
    }

    private mutating func subjects(at root: String) throws(Failure) -> [LintSubject] {
        var walk = FolderWalk(files)
        let paths = try Failure.reading { [finder] () throws(FileError) in
            try walk.paths(under: root, isWanted: Self.isDocument, isWhole: { finder.document(in: $0) != nil })
        }
        var subjects: [LintSubject] = []
        for path in paths {
            if files.entries(of: path) != nil {
                subjects.append(.api(try find("\(path)/")))
            } else if let subject = try subject(inFile: path, below: root) {
                subjects.append(subject)
            }
        }
        return subjects
    }

    private mutating func subject(inFile path: String, below named: String) throws(Failure) -> LintSubject? {
        let bytes: [UInt8]
        do throws(FileError) { bytes = try files.read(path) } catch { throw .input("\(error)") }
        let isNamed = path == named
        var found = Findings()
        guard let root = DocumentReader.read(bytes, file: path, findings: &found) else {
            for finding in found.diagnostics { findings.add(finding) }
            return .other(path: path, nil)
        }
        switch FileKind(root) {
        case .contract: return .api(try Failure.loading { () throws(LoadingError) in try finder.find(atPath: path) })
        case .scenario: return .scenario(path: path, folder: isNamed ? PathText.folder(of: path) : named)
        case .overlay: return .overlay(path: path)
        case .targets: return .targets(path: path)
        case .baseline: return .baseline(path: path)
        case .behaviour: return behaviour(path, root)
        // Because folders have JSON files of all kinds, and ours are written in YAML.
        case nil where !isNamed && path.hasSuffix(".json"): return nil
        case nil:
            return .other(
                path: path, Diagnostic(isNamed ? .error : .warning, at: root.location, FileKind.unknown(root)))
        }
    }

    /// A behaviour with the contract beside it.
    private func behaviour(_ path: String, _ root: Node) -> LintSubject {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
        guard let document = finder.document(in: folder) else {
            return .other(
                path: path,
                .error(at: root.location, "a behaviour needs its contract: there is no 'openapi.yaml' beside it"))
        }
        let name = parts.count > 1 ? String(parts[parts.count - 2]) : "api"
        return .api(
            APIFiles(
                name: name, folder: nil, document: folder == "." ? String(document.dropFirst(2)) : document,
                behaviour: path))
    }

    /// The scenario files in and below `folder`, sorted by name; none if the folder does not exist.
    static func scenarioFiles(in folder: String, _ files: any FileSource) throws(Failure) -> [String] {
        guard files.entries(of: folder) != nil else { return [] }
        var walk = FolderWalk(files)
        return try Failure.reading { () throws(FileError) in
            try walk.paths(under: folder, isWanted: ScenarioReader.isScenarioFile)
        }
    }

    private static func isDocument(_ name: String) -> Bool {
        [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
    }
}
