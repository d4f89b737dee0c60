internal import APILoading
package import ArgumentParser
internal import Diagnostics
internal import JSONModel
internal import MockEngine
internal import Reporting
internal import Verification

/// `understudy compare`: runs the same scenarios on two targets, and says how their responses differ.
package struct CompareCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Run the same scenarios on two targets, and report how the responses differ.",
        discussion: """
            A target is a name of targets.yaml, a URL, or 'mock' for a mock started for the run. What a scenario \
            expects by a matcher may differ where both fulfil it; so may ids, 'volatile' places and what --learn finds. \
            Exit codes: 0 all the same, 1 they differ, 2 a file is wrong, 3 could not run, 64 wrong usage.
            """)

    @Argument(help: "The target to compare with, such as mock.")
    var left: String

    @Argument(help: "The target that may have drifted.")
    var right: String

    @Argument(
        help: "Scenario files, or folders of them; when there are none, the dialects' or else the built-in ones.",
        completion: .documents)
    var scenarios: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Run each scenario so many times on either target; what differs between those runs is volatile.",
            valueName: "times"))
    var learn = 1

    @Flag(help: "Report differences only, not what both targets do wrong alike.")
    var onlyDifferences = false

    @Option(help: "Further APIs the scenarios may name: folders or OpenAPI documents.", completion: .apis)
    var api: [String] = []

    @OptionGroup var reports: ReportFlags

    @OptionGroup var baseline: BaselineFlags

    @OptionGroup var tags: TagFlags

    @OptionGroup var targets: TargetFlags

    @OptionGroup var overlays: OverlayFlags

    @OptionGroup var files: FileFlags

    @OptionGroup var engine: EngineFlags

    package init() {}

    package func validate() throws {
        guard (1...100).contains(learn) else { throw ValidationError("--learn must be from 1 to 100") }
        if reports.report.contains(where: { $0.reporter is CoverageReporter }) {
            throw ValidationError("compare measures no coverage; 'verify --report coverage=FILE' does")
        }
    }

    private var inputs: RunInputs {
        RunInputs(paths: scenarios + api + [targets.path].compactMap(\.self) + overlays.overlay.map(\.path))
    }

    package func run() throws {
        try reports.removeEarlier(inputs, baseline)
        try Failure.reporting(withCodes: true) { () throws(Failure) in
            let loaded = try CommandAPIs(files: files.files, overlays: overlays.plan).load(builtInAnd: api)
            let apis = loaded.apis
            let scenarios = try VerifyCommand.readScenarios(
                apis, in: try VerifyCommand.paths(scenarios, loaded.dialectFolders), files.files)
            let selection = try tags.selection(from: scenarios)
            let known = try baseline.read()
            // Because both targets must get the same requests, they share the seed and, if it stands still, the clock.
            let options = engine.options
            let interruptible = InterruptibleRun(signals: .block(), seed: options.seed)
            var sides = (try targets.connect(to: left, apis, options), try targets.connect(to: right, apis, options))
            defer {
                sides.0.close()
                sides.1.close()
            }
            if let name = sides.0.target.name, name == sides.1.target.name {
                sides.0.target = sides.0.target.named("\(name) (left)")
                sides.1.target = sides.1.target.named("\(name) (right)")
            }
            let jobs = min(sides.0.jobs, sides.1.jobs)
            let comparison = Comparison(
                left: sides.0.verifier(isolation: "left", selection, reports.report, jobs: jobs),
                right: sides.1.verifier(isolation: "right", selection, reports.report, jobs: jobs),
                volatile: sides.0.volatile + sides.1.volatile, repetitions: learn,
                reportsOnlyDifferences: onlyDifferences)
            let progress = reports.display(scenarios, secrets: comparison.secrets)
            var compared = interruptible.run(scenarios, by: comparison, progress)
            compared.failsOnSkipped = reports.failOnSkipped
            let run = try baseline.applied(to: compared, known)
            try reports.write(run)
            return ExitCode(run.exitCode)
        }
    }
}
