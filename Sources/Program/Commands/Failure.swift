internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import Reporting

/// What ends a command before its work is done, with the exit code it has.
enum Failure: Error {
    /// A file says something wrong: every finding, one a line. Exit code 2.
    case findings(Findings)
    /// A file or a name that cannot be used at all. Exit code 2.
    case input(String)
    /// The machine does not let us: a port is taken, nothing answers. Exit code 3.
    case environment(String)

    var exitCode: ExitCode {
        switch self {
        case .findings, .input: ExitCode(2)
        case .environment: ExitCode(3)
        }
    }

    /// What goes to standard error.
    var text: String {
        switch self {
        case .findings(let findings): findings.rendered()
        case .input(let message), .environment(let message): "understudy: \(message)\n"
        }
    }

    /// The reason on one line, for where the findings are told apart: `2 errors`.
    var summary: String {
        switch self {
        case .findings(let findings): Plural.of(findings.diagnostics.count { $0.severity == .error }, "error")
        case .input(let message), .environment(let message): message
        }
    }

    /// What `understudy explain` explains.
    var code: FailureCode {
        switch self {
        case .findings, .input: .wrongFile
        case .environment: .noEnvironment
        }
    }

    /// The text with the code at its end, in a line of its own after findings, whose lines editors read.
    var codedText: String {
        switch self {
        case .findings(let findings): "\(findings.rendered())understudy: nothing was run [\(code.rawValue)]\n"
        case .input, .environment: "\(text.dropLast()) [\(code.rawValue)]\n"
        }
    }

    /// What `work` reads; a file that cannot be read is a wrong input.
    static func reading<Value>(_ work: () throws(FileError) -> Value) throws(Failure) -> Value {
        do throws(FileError) { return try work() } catch { throw .input("\(error)") }
    }

    /// Runs `work`; a failure is printed and becomes the exit code.
    static func reporting(withCodes: Bool = false, _ work: () throws(Failure) -> ExitCode) throws {
        let code: ExitCode
        do throws(Failure) {
            code = try work()
            try Output.standardOutput.check()
        } catch {
            Output.standardError.write(withCodes ? error.codedText : error.text)
            throw error.exitCode
        }
        if code != .success { throw code }
    }
}
