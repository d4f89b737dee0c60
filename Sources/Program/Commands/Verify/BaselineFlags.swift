internal import ArgumentParser
internal import BaselineModel
internal import Diagnostics
internal import Documents
internal import LocalSystem
internal import Moments
internal import Reporting
internal import Verification

/// The flags of baselines.
struct BaselineFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file of known failures: only others, and those of it that are gone, make the run fail.",
            valueName: "file"), completion: .documents)
    var baseline: String?

    @Option(
        help: ArgumentHelp(
            "Write the failures of this run to a file of known failures, and hold the run to it.", valueName: "file"))
    var writeBaseline: String?

    @Flag(help: "With --write-baseline: know each failure by the value that was found, too.")
    var baselineValues = false

    func validate() throws {
        if baselineValues, writeBaseline == nil {
            throw ValidationError("--baseline-values says what '--write-baseline' writes, and is nothing without it")
        }
    }

    /// The baseline of the run; nil without one.
    ///
    /// It is read before the run, so that mistakes in it are reported at once.
    func read() throws(Failure) -> Baseline? {
        if let baseline { return try Self.read(baseline) }
        guard let writeBaseline, WholeFile(path: writeBaseline).isRegular else { return nil }
        return try Self.read(writeBaseline)
    }

    private static func read(_ path: String) throws(Failure) -> Baseline {
        var findings = Findings()
        let baseline = try Failure.reading { () throws(FileError) in
            try BaselineReader.read(
                path, codes: FailureCode.allCases.map(\.rawValue), files: LocalFiles(), findings: &findings)
        }
        guard let baseline else { throw .findings(findings) }
        Output.standardError.write(findings.rendered())
        return baseline
    }

    /// The run with known failures marked; writes the file before if it was asked for.
    func applied(to run: Run, _ known: Baseline?) throws(Failure) -> Run {
        let folder = ProcessEnvironment.workingFolder
        // Use the real date, whatever the mock's clock says.
        let today = SystemClock.now().date
        func held() -> Run { known.map { run.held(to: $0, in: folder, today: today) } ?? run }
        guard let writeBaseline else { return held() }
        // Because a run without connections would write every failure into the file.
        guard run.verdict.exitCode != 3, run.verdict != .interrupted else {
            let reason = Self.reason(run.verdict)
            Output.standardError.write("understudy: did not write '\(writeBaseline)', as \(reason)\n")
            return held()
        }
        let written = run.baseline(
            at: writeBaseline, after: known, keepsValues: baselineValues, in: folder, today: today)
        do throws(FileError) {
            try WholeFile(path: writeBaseline).write(Array(BaselineWriter.text(of: written.entries).utf8))
        } catch {
            throw .environment("\(error)")
        }
        let count = Plural.of(written.entries.count, "known failure")
        Output.standardError.write("understudy: wrote '\(writeBaseline)' with \(count)\n")
        return run.held(to: written, in: folder, today: today)
    }

    /// The reason why a run cannot become a baseline.
    private static func reason(_ verdict: Verdict) -> String {
        switch verdict {
        case .couldNotRun: "no connection could be made"
        case .interrupted: "the run was interrupted"
        default: "nothing was checked"
        }
    }
}
