import Testing

@testable import Commands

/// A folder under `Cases`: a command and its input files, and what the program says and exits with.
///
/// `command` holds the arguments in one line; the program is run in the folder. `expected-stdout` and
/// `expected-stderr` are compared exactly (absent means empty), except that the port of a `127.0.0.1:…` is written as
/// `{port}`, the name of a run's sandbox as `verify-{run}` and its time as
/// `({time} s)`, a seed that no one chose as `{seed}`; `expected-exit` is the exit code.
struct Case: CustomTestStringConvertible, Sendable {
    let topic: String
    let name: String

    static let folder = "\(Checkout.root)/Tests/EndToEndTests/Cases"

    static let all: [Case] = (LocalFiles().entries(of: folder) ?? []).flatMap { topic in
        (LocalFiles().entries(of: "\(folder)/\(topic)") ?? []).map { Case(topic: topic, name: $0) }
    }

    var testDescription: String { "\(topic)/\(name)" }

    private var place: String { "\(Self.folder)/\(topic)/\(name)" }

    func run() throws -> ChildProcess.Outcome {
        let arguments = try content("command").split(whereSeparator: \.isWhitespace).map(String.init)
        let outcome = try ChildProcess(Checkout.program, arguments, folder: place).finish()
        return ChildProcess.Outcome(
            exit: outcome.exit, output: Self.withoutChance(outcome.output), errors: Self.withoutChance(outcome.errors))
    }

    func expected() throws -> ChildProcess.Outcome {
        let exit = try content("expected-exit").filter { !$0.isWhitespace }
        return ChildProcess.Outcome(
            exit: try #require(Int32(exit), "'expected-exit' is no number"),
            output: try contentIfPresent("expected-stdout"), errors: try contentIfPresent("expected-stderr"))
    }

    /// Makes `outcome` what is expected from now on.
    func record(_ outcome: ChildProcess.Outcome) throws {
        try write("\(outcome.exit)\n", to: "expected-exit")
        try write(outcome.output, to: "expected-stdout")
        try write(outcome.errors, to: "expected-stderr")
    }

    private func content(_ file: String) throws -> String {
        String(decoding: try LocalFiles().read("\(place)/\(file)"), as: UTF8.self)
    }

    private func contentIfPresent(_ file: String) throws -> String {
        LocalFiles().exists("\(place)/\(file)") ? try content(file) : ""
    }

    private func write(_ text: String, to file: String) throws {
        guard !text.isEmpty || LocalFiles().exists("\(place)/\(file)") else { return }
        try LocalFiles().write(Array(text.utf8), to: "\(place)/\(file)")
    }

    /// The text without what is another at each run.
    private static func withoutChance(_ text: String) -> String {
        text.replacing(/127\.0\.0\.1:[0-9]+/, with: "127.0.0.1:{port}")
            .replacing(/verify-[0-9a-z]+-/, with: "verify-{run}-")
            .replacing(/\([0-9]+\.[0-9]{2} s\)/, with: "({time} s)")
            .replacing(/--seed [0-9]{6,}/, with: "--seed {seed}")
    }
}
