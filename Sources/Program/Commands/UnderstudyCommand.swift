package import ArgumentParser
internal import Glibc

/// `understudy`: flags become values, one call does the work, its result becomes the exit code.
package struct UnderstudyCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "understudy",
        abstract: "Stands in for HTTP APIs, and checks that the stand-in and the real thing agree.",
        discussion: """
            Exit codes: 0 agreed, 1 disagreed, 2 a file is wrong, 3 could not run, 64 wrong usage.
            """,
        version: version,
        subcommands: [
            ServeCommand.self, RunCommand.self, VerifyCommand.self, CompareCommand.self, InitCommand.self,
            LintCommand.self, ExplainCommand.self, ListCommand.self, KeyCommand.self, FidelityCommand.self,
        ])

    static let version = "0.1.0"

    package init() {}

    /// Runs the command line `arguments`, and ends the process.
    package static func start(_ arguments: [String]) {
        if let mistake = CommandWords.mistake(in: arguments) { exit(withError: ValidationError(mistake)) }
        let (own, other) = CommandWords.split(arguments)
        do {
            var command = try parseAsRoot(own)
            if var run = command as? RunCommand {
                guard !other.isEmpty else {
                    Output.standardError.write(CommandWords.noCommandText)
                    throw ExitCode.validationFailure
                }
                run.command = other
                command = run
            }
            try command.run()
        } catch let code as ExitCode {
            // Because `exit` would end C libraries while threads of an interrupted run still use them.
            fflush(nil)
            _exit(code.rawValue)
        } catch {
            exit(withError: error)
        }
    }
}
