package import ArgumentParser
internal import Documents
internal import LocalSystem

/// `understudy lint`: finds faults in contracts, behaviours and scenarios without running them.
package struct LintCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Check contracts, behaviours, overlays and scenarios without running them.",
        discussion: """
            Everything that is found is shown at once, with file, line and column. Exit codes: 0 nothing is wrong, 2 \
            something is, 3 there is nothing to check, 64 wrong usage.
            """)

    @Argument(
        help: "Files, folders of them, or built-in APIs; the built-in APIs and their scenarios when there are none.",
        completion: .apis)
    var subjects: [String] = []

    @OptionGroup var overlays: OverlayFlags

    @OptionGroup var files: FileFlags

    @Flag(help: "Let warnings fail too.")
    var strict = false

    @Option(help: "How the findings are written: for people, for programs, or as GitHub shows them beside the lines.")
    var format = LintReport.Format.text

    package init() {}

    package func run() throws {
        try Failure.reporting { () throws(Failure) in
            var run = LintRun(files: FileSnapshot(files.files), overlays: overlays.plan)
            let report = try run.report(on: subjects)
            guard report.fileCount > 0 else {
                let places = subjects.isEmpty ? "what is built in" : NameList.of(subjects, conjunction: "and")
                throw .environment("nothing to check in \(places)")
            }
            Output.standardOutput.write(report.text(format))
            return report.hasFailed(strict: strict) ? ExitCode(2) : .success
        }
    }
}
