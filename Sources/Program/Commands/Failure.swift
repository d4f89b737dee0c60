internal import APILoading
internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import Verification

/// A failure that ends a command, with its exit code.
enum Failure: Error {
    /// Findings about files, one on each line. Exit code 2.
    case findings(Findings)
    /// A file or a name that cannot be used. Exit code 2.
    case input(String)
    /// Something on the machine is missing: a free port, an answer. Exit code 3.
    case environment(String)

    var exitCode: ExitCode {
        switch self {
        case .findings, .input: ExitCode(2)
        case .environment: ExitCode(3)
        }
    }

    /// The text for standard error.
    var text: String {
        switch self {
        case .findings(let findings): findings.rendered()
        case .input(let message), .environment(let message): "understudy: \(message)\n"
        }
    }

    /// The reason on one line, without the findings: `2 errors`.
    var summary: String {
        switch self {
        case .findings(let findings): Plural.of(findings.diagnostics.count { $0.severity == .error }, "error")
        case .input(let message), .environment(let message): message
        }
    }

    /// The code for `understudy explain`.
    var code: FailureCode {
        switch self {
        case .findings, .input: .wrongFile
        case .environment: .noEnvironment
        }
    }

    /// The text with the code at its end.
    ///
    /// After findings, whose lines editors read, it has a line of its own.
    var codedText: String {
        switch self {
        case .findings(let findings): "\(findings.rendered())understudy: nothing was run [\(code.rawValue)]\n"
        case .input, .environment: "\(text.dropLast()) [\(code.rawValue)]\n"
        }
    }

    /// The value that `work` reads; a file that cannot be read is wrong input.
    static func reading<Value>(_ work: () throws(FileError) -> Value) throws(Failure) -> Value {
        do throws(FileError) { return try work() } catch { throw .input("\(error)") }
    }

    /// Calls `work`.
    ///
    /// Unknown names and errors in files become `Failure`s for wrong inputs.
    static func loading<Value>(_ work: () throws(LoadingError) -> Value) throws(Failure) -> Value {
        do throws(LoadingError) { return try work() } catch { throw Failure(error) }
    }

    init(_ error: LoadingError) {
        switch error {
        case .findings(let findings): self = .findings(findings)
        default: self = .input("\(error)")
        }
    }

    /// Runs `work`; a failure is printed, and its exit code ends the program.
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
