internal import ArgumentParser
internal import Documents
internal import Reporting
internal import Verification

/// A report to write: `junit=FILE`.
struct ReportRequest: ExpressibleByArgument {
    let reporter: any Reporter
    let path: String

    private static let reporters: [any Reporter] = [
        JUnitReporter(), JSONReporter(), CoverageReporter(), ConsoleReporter(),
    ]

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let reporter = Self.reporters.first(where: { type(of: $0).name == parts[0] }) else {
            return nil
        }
        self.reporter = reporter
        path = parts[1]
    }

    func write(_ run: Run, diff: DiffStyle) throws(Failure) {
        let reporter = reporter is ConsoleReporter ? ConsoleReporter(diff: diff) : reporter
        do throws(FileError) { try LocalFiles().write(reporter.render(run), to: path) } catch {
            throw .environment("\(error)")
        }
    }
}

extension DiffStyle: ExpressibleByArgument {}
