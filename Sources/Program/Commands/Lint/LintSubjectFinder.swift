internal import Diagnostics
internal import Documents
internal import Linting

/// Finds what there is to check under the names that users give, by what the files hold.
struct LintSubjectFinder {
    private let loader: APILoader
    /// What is wrong with files that cannot be told apart for it.
    private(set) var findings = Findings()
    // Because only what is checked afterwards is counted as read.
    private let files = LocalFiles()

    init(loader: APILoader) { self.loader = loader }

    func builtIn() throws(Failure) -> [LintSubject] {
        guard let installation = Installation.find(files: files) else { return [] }
        var subjects: [LintSubject] = []
        for name in loader.builtInNames { subjects.append(.api(try loader.place(of: name))) }
        return subjects + Self.scenarioFiles(in: installation.scenarios, files).map { .scenario(path: $0) }
    }

    mutating func subjects(named names: [String]) throws(Failure) -> [LintSubject] {
        var subjects: [LintSubject] = []
        for name in names { subjects += try self.subjects(named: name) }
        return subjects
    }

    private mutating func subjects(named name: String) throws(Failure) -> [LintSubject] {
        if !loader.builtInNames.contains(name), files.exists(name) {
            let path = name.count > 1 && name.hasSuffix("/") ? String(name.dropLast()) : name
            return try subjects(at: path, isNamed: true)
        }
        let place = try loader.place(of: name)
        let scenarios = Installation.find(files: files).map { "\($0.scenarios)/\(name)" }
        return [.api(place)]
            + (scenarios.map { Self.scenarioFiles(in: $0, files) } ?? []).map { .scenario(path: $0) }
    }

    private mutating func subjects(at path: String, isNamed: Bool) throws(Failure) -> [LintSubject] {
        guard let entries = files.entries(of: path) else {
            return try subject(inFile: path, isNamed: isNamed).map { [$0] } ?? []
        }
        if loader.document(in: path) != nil { return [.api(try loader.place(of: "\(path)/"))] }
        var subjects: [LintSubject] = []
        for entry in entries where !entry.hasPrefix(".") {
            let inner = path == "." ? entry : "\(path)/\(entry)"
            guard Self.isDocument(entry) || files.entries(of: inner) != nil else { continue }
            subjects += try self.subjects(at: inner, isNamed: false)
        }
        return subjects
    }

    private mutating func subject(inFile path: String, isNamed: Bool) throws(Failure) -> LintSubject? {
        let bytes: [UInt8]
        do throws(FileError) { bytes = try files.read(path) } catch { throw .input("\(error)") }
        var found = Findings()
        guard let root = DocumentReader.read(bytes, file: path, findings: &found) else {
            for finding in found.diagnostics { findings.add(finding) }
            return .other(path: path, nil)
        }
        switch FileKind(root) {
        case .contract: return .api(try loader.place(atPath: path))
        case .scenario: return .scenario(path: path)
        case .overlay: return .overlay(path: path)
        case .targets: return .targets(path: path)
        case .baseline: return .baseline(path: path)
        case .behaviour: return behaviour(path, root)
        // Because folders hold JSON of all kinds, and YAML is what our files are written in.
        case nil where !isNamed && path.hasSuffix(".json"): return nil
        case nil:
            return .other(
                path: path, Diagnostic(isNamed ? .error : .warning, at: root.location, FileKind.unknown(root)))
        }
    }

    /// A behaviour with the contract that lies beside it.
    private func behaviour(_ path: String, _ root: Node) -> LintSubject {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
        guard let document = loader.document(in: folder) else {
            return .other(
                path: path,
                .error(at: root.location, "a behaviour needs its contract: there is no 'openapi.yaml' beside it"))
        }
        let name = parts.count > 1 ? String(parts[parts.count - 2]) : "api"
        return .api(
            APILoader.Place(
                name: name, folder: nil, document: folder == "." ? String(document.dropFirst(2)) : document,
                behaviour: path))
    }

    /// Every `.yaml` and `.yml` file in `folder` and those below it, sorted by name.
    static func scenarioFiles(in folder: String, _ files: any FileSource) -> [String] {
        (files.entries(of: folder) ?? []).flatMap { entry in
            let path = "\(folder)/\(entry)"
            if files.entries(of: path) != nil { return scenarioFiles(in: path, files) }
            return entry.hasSuffix(".yaml") || entry.hasSuffix(".yml") ? [path] : []
        }
    }

    private static func isDocument(_ name: String) -> Bool {
        [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
    }
}
