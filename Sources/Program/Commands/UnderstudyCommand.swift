package import ArgumentParser

/// `understudy`: flags become values, one call does the work, and its outcome becomes the exit code.
package struct UnderstudyCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "understudy",
        abstract: "Stands in for HTTP APIs, and checks that the stand-in and the real thing agree.",
        discussion: """
            Exit codes: 0 agreed, 1 disagreed, 2 a file is wrong, 3 could not run, 64 wrong usage.
            """,
        version: version,
        subcommands: [
            ServeCommand.self, VerifyCommand.self, CompareCommand.self, InitCommand.self, LintCommand.self,
            ExplainCommand.self, ListCommand.self, KeyCommand.self,
            FidelityCommand.self,
        ])

    static let version = "0.1.0"

    package init() {}
}
