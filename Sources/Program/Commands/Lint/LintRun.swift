internal import APILoading
internal import BaselineModel
internal import Behaviour
internal import Contract
internal import Diagnostics
internal import Documents
internal import Linting
internal import LocalSystem
internal import MockEngine
internal import Overlays
internal import TargetModel
internal import Verification

/// Checks the named subjects, and everything that belongs to them.
///
/// The flow: names → subjects (`LintSubject`) → APIs with their dialects → scenarios, checked against the APIs.
struct LintRun {
    private let files: FileSnapshot
    private let overlays: OverlayPlan
    private let finder: APIFinder
    private var findings = Findings()
    private var contracts: [String: Contract] = [:]
    private var collections: [String: [ResourceCollection]] = [:]
    private var scenarios: [(path: String, folder: String, contracts: [String: Contract])] = []

    init(files: FileSnapshot, overlays: OverlayPlan) {
        self.files = files
        self.overlays = overlays
        finder = APIFinder(files: files, installation: .ofThisProgram)
    }

    /// Checks `names`; without any, everything built in.
    mutating func report(on names: [String]) throws(Failure) -> LintReport {
        var subjectFinder = LintSubjectFinder(finder: finder)
        let subjects = try names.isEmpty ? subjectFinder.builtIn() : subjectFinder.subjects(named: names)
        findings.add(subjectFinder.findings)
        let apis = subjects.compactMap(\.api)
        try Failure.loading { [overlays] () throws(LoadingError) in try overlays.check(against: apis.map(\.name)) }
        for api in apis { try lint(api) }
        for case .scenario(let path, let folder) in subjects { scenarios.append((path, folder, [:])) }
        for case .overlay(let path) in subjects { try lint(overlay: path) }
        for case .targets(let path) in subjects { try lint(targets: path) }
        for case .baseline(let path) in subjects { try lint(baseline: path) }
        try lintScenarios()
        for case .other(let path, let finding) in subjects { try report(finding, path) }
        return LintReport(findings, fileCount: files.readPaths.count)
    }

    /// Checks an API without a dialect, and with each of its dialects unless one was named.
    private mutating func lint(_ api: APIFiles) throws(Failure) {
        if let name = overlays.dialect(of: api.name) {
            try lint(api, dialect: name)
            return
        }
        try lint(api, dialect: nil)
        for name in finder.dialects(of: api) { try lint(api, dialect: name) }
    }

    private mutating func lint(_ api: APIFiles, dialect: String?) throws(Failure) {
        let dialectFolder = try Failure.loading { [finder] () throws(LoadingError) in
            try dialect.map { name throws(LoadingError) in try finder.folder(ofDialect: name, of: api) }
        }
        let reader = APIReader(files: files, overlays: overlays)
        guard let documents = reader.read(api, dialect: dialectFolder, findings: &findings) else { return }
        let contract = ContractLinter.lint(documents.contract, path: documents.path, files: files, findings: &findings)
        guard let contract else { return }
        if let node = documents.behaviour {
            let behaviour = BehaviourLinter.lint(node, contract: contract, files: files, findings: &findings)
            collections[api.name] = behaviour.collections
        }
        if dialect == nil || overlays.dialect(of: api.name) != nil { contracts[api.name] = contract }
        guard let folder = dialectFolder ?? api.folder else { return }
        let scenarioFolder = "\(folder)/scenarios"
        for path in try LintSubjectFinder.scenarioFiles(in: scenarioFolder, files) {
            scenarios.append((path, scenarioFolder, [api.name: contract]))
        }
    }

    private mutating func lint(overlay path: String) throws(Failure) {
        try Failure.reading { () throws(FileError) in
            _ = try OverlayReader.read(path, files: files, findings: &findings)
        }
    }

    private mutating func lint(targets path: String) throws(Failure) {
        do throws(FileError) { _ = try TargetsReader.read(path, files: files, findings: &findings) } catch {
            throw .input("\(error)")
        }
    }

    /// Checks a baseline, and that the scenario files it names exist.
    private mutating func lint(baseline path: String) throws(Failure) {
        let baseline: Baseline?
        do throws(FileError) {
            baseline = try BaselineReader.read(
                path, codes: FailureCode.allCases.map(\.rawValue), files: files, findings: &findings)
        } catch {
            throw .input("\(error)")
        }
        let folder = FilePath(path, in: ProcessEnvironment.workingFolder).folder
        for entry in baseline?.entries ?? [] where !LocalFiles().exists("\(folder)/\(entry.key.file)") {
            findings.error(at: entry.location, "there is no file '\(entry.key.file)'")
        }
    }

    private mutating func lintScenarios() throws(Failure) {
        guard !scenarios.isEmpty else { return }
        let others = otherBuiltIns()
        let known = contracts.merging(others.map { ($0.name, $0.contract) }) { named, _ in named }
        let collections = collections.merging(others.map { ($0.name, $0.behaviour.collections) }) { named, _ in named }
        var seen: Set<String> = []
        for (path, folder, own) in scenarios where seen.insert(path).inserted {
            let apis = known.merging(own) { _, own in own }
            try Failure.reading { () throws(FileError) in
                try ScenarioLinter.lint(
                    path, below: folder, apis: apis, collections: collections, files: files, findings: &findings)
            }
        }
    }

    /// The built-in APIs that are not checked themselves, which scenarios may use.
    private func otherBuiltIns() -> [API] {
        // Because they are not checked, their files do not count.
        let loader = CommandAPIs(files: LocalFiles()).loader
        let names = finder.builtInNames.filter { contracts[$0] == nil }
        guard !names.isEmpty else { return [] }
        return (try? loader.load(names))?.apis ?? []
    }

    private mutating func report(_ finding: Diagnostic?, _ path: String) throws(Failure) {
        // Because a file that an API refers to was checked with the API.
        if files.readPaths.contains(path) { return }
        _ = try Failure.reading { [files] () throws(FileError) in try files.read(path) }
        if let finding { findings.add(finding) }
    }
}
