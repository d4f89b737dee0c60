internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import Reporting
internal import Verification

/// A report to write: `junit=FILE`, or `junit=-` for standard output.
struct ReportRequest {
    let reporter: any Reporter
    let path: String

    var isForStandardOutput: Bool { path == "-" }

    init(parsing argument: String) throws(ValidationError) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let reporter = Reporters.all.first(where: { type(of: $0).name == parts[0] }) else {
            let hint = NearestName.suggestion(for: parts[0], in: Reporters.names)
            let formats = "; \(NameList.sentence("format", Reporters.names))"
            throw ValidationError("unknown format '\(parts[0])'\(hint.isEmpty ? formats : hint)")
        }
        guard parts.count == 2, !parts[1].isEmpty else {
            throw ValidationError("no file; write '\(parts[0])=FILE', or '\(parts[0])=-' for standard output")
        }
        self.reporter = reporter
        path = parts[1]
    }

    var showsPassedExchanges: Bool { type(of: reporter).showsPassedExchanges }

    func write(_ run: Run, diff: DiffStyle) throws(Failure) {
        let reporter = reporter is ConsoleReporter ? ConsoleReporter(diff: diff) : reporter
        if isForStandardOutput { return Output.standardOutput.write(reporter.render(run)) }
        do throws(FileError) { try WholeFile(path: path).write(reporter.render(run)) } catch {
            throw .environment("cannot write '\(path)': \(error.reason)")
        }
    }
}

extension DiffStyle: ExpressibleByArgument {}
