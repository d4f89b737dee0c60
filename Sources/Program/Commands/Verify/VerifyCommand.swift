internal import APILoading
package import ArgumentParser
internal import Behaviour
internal import Contract
internal import Diagnostics
internal import Documents
internal import LocalSystem
internal import MockEngine
internal import Reporting
internal import ScenarioModel
internal import Verification

/// `understudy verify`: runs scenarios against its own mock or an endpoint, and reports where they disagree.
package struct VerifyCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Run scenarios against the mock or a real endpoint, and report what differs.",
        discussion: """
            Without --against a mock is started for the run. UNDERSTUDY_<API>_<MEMBER>, such as \
            UNDERSTUDY_CITYPAY_LICENCE, replaces a member of the credential sent by default. Exit codes: 0 agreed, 1 \
            disagreed, 2 a file is wrong, 3 could not run, 64 wrong usage.
            """)

    @Argument(
        help: "Scenario files, or folders of them; when there are none, the dialects' or else the built-in ones.",
        completion: .documents)
    var scenarios: [String] = []

    @Option(help: ArgumentHelp("The endpoint to verify: a target of targets.yaml, or a URL.", valueName: "target"))
    var against: String?

    @OptionGroup var targets: TargetFlags

    @Option(help: "Further APIs the scenarios may name: folders or OpenAPI documents.", completion: .apis)
    var api: [String] = []

    @OptionGroup var reports: ReportFlags

    @Option(help: "How differences inside a body are shown: one below the other, or side by side.")
    var diff = DiffStyle.unified

    @OptionGroup var coverage: CoverageFlags

    @OptionGroup var baseline: BaselineFlags

    @OptionGroup var tags: TagFlags

    @OptionGroup var overlays: OverlayFlags

    @OptionGroup var files: FileFlags

    @OptionGroup var engine: EngineFlags

    package init() {}

    private var inputs: RunInputs {
        RunInputs(paths: scenarios + api + [targets.path].compactMap(\.self) + overlays.overlay.map(\.path))
    }

    package func run() throws {
        try reports.removeEarlier(inputs, baseline)
        try Failure.reporting(withCodes: true) { () throws(Failure) in
            let loaded = try CommandAPIs(files: files.files, overlays: overlays.plan).load(builtInAnd: api)
            let apis = loaded.apis
            let paths = try Self.paths(scenarios, loaded.dialectFolders)
            let scenarios = try Self.readScenarios(apis, in: paths, files.files)
            let selection = try tags.selection(from: scenarios)
            let known = try baseline.read()
            let options = engine.options
            let interruptible = InterruptibleRun(signals: .block(), seed: options.seed)
            let connection = try targets.connect(to: against, apis, options)
            defer { connection.close() }
            let keepsAll = coverage.isWanted(for: reports.report)
            let verifier = connection.verifier(
                isolation: "verify", selection, reports.report, keepsPassedExchanges: keepsAll)
            let progress = reports.display(scenarios, secrets: verifier.secrets)
            var run = interruptible.run(scenarios, by: verifier, progress)
            run.failsOnSkipped = reports.failOnSkipped
            run.coverage = coverage.measure(run, apis, for: reports.report)
            run = try baseline.applied(to: run, known)
            try reports.write(run, diff: diff, gaps: coverage.gaps)
            return ExitCode(run.exitCode)
        }
    }

    static func readScenarios(
        _ apis: [API], in paths: [String], _ files: LocalFiles
    ) throws(Failure) -> [Scenario] {
        var findings = Findings()
        let contracts = apis.contracts
        let collections = Dictionary(uniqueKeysWithValues: apis.map { ($0.name, $0.behaviour.collections) })
        var read: [Scenario] = []
        for path in paths {
            read += try Failure.reading { () throws(FileError) in
                try ScenarioReader.readAll(
                    under: path, apis: contracts, collections: collections, files: files, findings: &findings)
            }
        }
        if findings.hasErrors { throw .findings(findings) }
        guard !read.isEmpty else {
            throw .environment("no scenarios in \(NameList.of(paths, conjunction: "and"))")
        }
        return read
    }

    static func paths(_ scenarios: [String], _ dialectFolders: [String]) throws(Failure) -> [String] {
        if !scenarios.isEmpty { return scenarios }
        if !dialectFolders.isEmpty { return dialectFolders.map { "\($0)/scenarios" } }
        guard let installation = Installation.ofThisProgram else {
            throw .environment("no built-in scenarios found; name a file or a folder")
        }
        return [installation.scenarios]
    }
}

extension [API] {
    /// By name; names of loaded APIs are unique.
    var contracts: [String: Contract] { Dictionary(uniqueKeysWithValues: map { ($0.name, $0.contract) }) }
}
