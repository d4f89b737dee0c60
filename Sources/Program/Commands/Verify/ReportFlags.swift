internal import ArgumentParser
internal import Reporting
internal import ScenarioModel
internal import Secrets
internal import Verification

/// The flags of reports: where and how the result is written.
struct ReportFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write a report: \(Reporters.names.joined(separator: ", ")). The file '-' is standard output.",
            valueName: "format=file"),
        transform: ReportRequest.init(parsing:))
    var report: [ReportRequest] = []

    @Option(help: "How progress is shown on standard error. (default: a bar on a terminal, lines when CI is set)")
    var progress: ProgressStyle?

    @Flag(help: "Fail when a scenario is skipped, but for those that --only and --except leave out.")
    var failOnSkipped = false

    func validate() throws {
        var paths: Set<String> = []
        for request in report where !paths.insert(request.path).inserted {
            let place = request.isForStandardOutput ? "standard output" : "'\(request.path)'"
            throw ValidationError("two reports cannot both go to \(place)")
        }
    }

    /// Removes the reports of an earlier run.
    ///
    /// - Throws: `ValidationError` if a report, or the baseline to be written, would take the place of a file that the run
    ///   reads, or of each other.
    func removeEarlier(_ inputs: RunInputs, _ baseline: BaselineFlags) throws {
        let reports = report.filter { !$0.isForStandardOutput }.map { (option: "--report", path: $0.path) }
        let read = inputs.paths + [baseline.baseline, baseline.writeBaseline].compactMap(\.self)
        try RunInputs(paths: read).check(writing: reports)
        let written = baseline.writeBaseline.map { [(option: "--write-baseline", path: $0)] } ?? []
        try inputs.check(writing: written)
        for request in report where !request.isForStandardOutput { WholeFile(path: request.path).remove() }
    }

    func display(_ scenarios: [Scenario], secrets: SecretNames) -> ProgressDisplay {
        ProgressDisplay(progress ?? .usual, scenarios, secrets: secrets)
    }

    /// Writes the report for people, and those that were asked for.
    func write(
        _ run: Run, diff: DiffStyle = .unified, gaps: CoverageText.Gaps = .first(5)
    ) throws(Failure) {
        // Because a program can read a report only if it is alone on standard output.
        let output = report.contains(where: \.isForStandardOutput) ? Output.standardError : .standardOutput
        let console = ConsoleReporter(
            isColoured: output.takesColor, diff: diff, width: output.width ?? ConsoleReporter.standardWidth,
            gaps: gaps)
        output.write(console.render(run))
        for request in report { try request.write(run, diff: diff) }
    }
}
