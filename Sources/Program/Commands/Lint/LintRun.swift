internal import BaselineModel
internal import Behaviour
internal import Contract
internal import Diagnostics
internal import Documents
internal import Linting
internal import MockEngine
internal import Overlays
internal import TargetModel
internal import Verification

/// Checks what users name, and everything that belongs to it.
///
/// The flow: names → subjects (`LintSubject`) → APIs with their dialects → the scenarios, which are held to the APIs.
struct LintRun {
    private let files: FileSnapshot
    private let overlays: OverlayPlan
    private var loader: APILoader
    private var findings = Findings()
    private var contracts: [String: Contract] = [:]
    private var collections: [String: [ResourceCollection]] = [:]
    private var scenarios: [(path: String, contracts: [String: Contract])] = []

    init(files: FileSnapshot, overlays: OverlayPlan) {
        self.files = files
        self.overlays = overlays
        loader = APILoader(files: files, overlays: overlays)
    }

    /// Checks `names`, or what is built in when there are none.
    mutating func report(on names: [String]) throws(Failure) -> LintReport {
        var finder = LintSubjectFinder(loader: loader)
        let subjects = try names.isEmpty ? finder.builtIn() : finder.subjects(named: names)
        for finding in finder.findings.diagnostics { findings.add(finding) }
        let places = subjects.compactMap(\.place)
        try overlays.check(against: places.map(\.name))
        for place in places { try lint(place) }
        for case .scenario(let path) in subjects { scenarios.append((path, [:])) }
        for case .overlay(let path) in subjects { try lint(overlay: path) }
        for case .targets(let path) in subjects { try lint(targets: path) }
        for case .baseline(let path) in subjects { try lint(baseline: path) }
        try lintScenarios()
        for case .other(let path, let finding) in subjects { try report(finding, path) }
        for finding in loader.findings.diagnostics { findings.add(finding) }
        return LintReport(findings, fileCount: files.readPaths.count)
    }

    /// Checks an API as it is, and as each of its dialects unless one was asked for.
    private mutating func lint(_ place: APILoader.Place) throws(Failure) {
        if let name = overlays.dialect(of: place.name) {
            try lint(place, dialect: try loader.folder(of: name, place))
            return
        }
        try lint(place, dialect: nil)
        guard let folder = place.folder else { return }
        for name in files.entries(of: "\(folder)/dialects") ?? [] {
            try lint(place, dialect: "\(folder)/dialects/\(name)")
        }
    }

    private mutating func lint(_ place: APILoader.Place, dialect: String?) throws(Failure) {
        guard let source = try loader.read(place, dialect: dialect) else { return }
        let contract = ContractLinter.lint(source.document, path: source.path, files: files, findings: &findings)
        guard let contract else { return }
        if let node = source.behaviour {
            let behaviour = BehaviourLinter.lint(node, contract: contract, files: files, findings: &findings)
            collections[place.name] = behaviour.collections
        }
        if dialect == nil || overlays.dialect(of: place.name) != nil { contracts[place.name] = contract }
        guard let folder = dialect ?? place.folder else { return }
        for path in LintSubjectFinder.scenarioFiles(in: "\(folder)/scenarios", files) {
            scenarios.append((path, [place.name: contract]))
        }
    }

    private mutating func lint(overlay path: String) throws(Failure) {
        do throws(FileError) { _ = try OverlayReader.read(path, files: files, findings: &findings) } catch {
            throw .input("\(error)")
        }
    }

    private mutating func lint(targets path: String) throws(Failure) {
        do throws(FileError) { _ = try TargetsReader.read(path, files: files, findings: &findings) } catch {
            throw .input("\(error)")
        }
    }

    /// A baseline and whether the scenario files that it names are there.
    private mutating func lint(baseline path: String) throws(Failure) {
        let baseline: Baseline?
        do throws(FileError) {
            baseline = try BaselineReader.read(
                path, codes: FailureCode.allCases.map(\.rawValue), files: files, findings: &findings)
        } catch {
            throw .input("\(error)")
        }
        let folder = FilePath(path, in: LocalFiles.workingFolder).folder
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
        for (path, own) in scenarios where seen.insert(path).inserted {
            let apis = known.merging(own) { _, own in own }
            do throws(FileError) {
                try ScenarioLinter.lint(
                    path, apis: apis, collections: collections, files: files, findings: &findings)
            } catch {
                throw .input("\(error)")
            }
        }
    }

    /// The built-in APIs that are not checked themselves, which scenarios may speak of.
    private func otherBuiltIns() -> [API] {
        // Because they are not what is checked, their files do not count.
        var loader = APILoader(files: LocalFiles())
        let names = loader.builtInNames.filter { contracts[$0] == nil }
        guard !names.isEmpty else { return [] }
        return (try? loader.load(names)) ?? []
    }

    private mutating func report(_ finding: Diagnostic?, _ path: String) throws(Failure) {
        // Because what an API refers to has been looked at with it.
        if files.readPaths.contains(path) { return }
        do throws(FileError) { _ = try files.read(path) } catch { throw .input("\(error)") }
        if let finding { findings.add(finding) }
    }
}
