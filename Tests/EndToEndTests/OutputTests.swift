import Glibc
import RawHTTP
import Testing

@testable import Commands

/// What is written, and what happens where it cannot be.
struct OutputTests {
    private static func run(_ line: String) throws -> ChildProcess.Outcome {
        try ChildProcess(
            "/bin/sh", ["-c", line.replacing("understudy", with: Checkout.program)], folder: Checkout.root
        )
        .finish()
    }

    @Test(arguments: [
        "list", "list citypay", "key citypay", "fidelity citypay", "explain", "lint Fixtures/citypay --format json",
        "serve citypay --port 0", "verify Scenarios/citypay/accept.yaml --report json=-",
    ])
    func standardOutputThatCannotBeWrittenIsAFailure(command: String) throws {
        let outcome = try Self.run("exec understudy \(command) > /dev/full")
        #expect(outcome.exit == 3)
        #expect(outcome.errors.contains("understudy: cannot write to standard output: no space left on device"))
    }

    @Test func aReaderThatGoesAwayIsNoFailure() throws {
        let outcome = try Self.run("understudy list | head -n 1")
        #expect(outcome.exit == 0)
        #expect(outcome.errors == "")
    }

    /// A socket that got the number of a closed descriptor would be written to.
    @Test(arguments: [">&-", "2>&-", "<&- >&- 2>&-"]) func opensClosedDescriptors(closing: String) throws {
        let port = try Self.freePort()
        let program = try ChildProcess(
            "/bin/sh", ["-c", "exec \(Checkout.program) serve citypay --verbose --port \(port) \(closing)"])
        #expect(eventually { (try? RawClient(port: port).get("/__admin/health").status) == 200 })
        let client = try RawClient(port: port)
        for _ in 0..<3 { #expect(try client.get("/nowhere").status == 404) }
        program.send(signal: SIGTERM)
        #expect(try program.finish().exit == 0)
    }

    private static func freePort() throws -> Int {
        let mock = try RunningMock("citypay")
        let port = mock.port
        _ = try mock.stop()
        return port
    }
}

/// Lines for standard error.
struct LogLinesTests {
    @Test(arguments: [OutputFormat.text, .json]) func dropsAndCountsWhatNobodyReads(format: OutputFormat) throws {
        var pipe = OutputPipe()
        defer { pipe.close() }
        // Because a full pipe holds the thread that writes, the lines after that wait, up to the limit.
        let lines = LogLines(Output(descriptor: pipe.writeEnd), format: format, limit: 100)
        let long = String(repeating: "x", count: 89)
        for _ in 0..<10_000 { lines.add(long) }
        while Self.told(pipe, long).reduce(0, +) < 10_000 { pipe.readSome() }
        #expect(Self.told(pipe, long).reduce(0, +) == 10_000)
        let count = try #require(Self.told(pipe, long).first { $0 > 1 })
        let line =
            format == .text
            ? "\(count) lines dropped, because standard error is not read" : #"{"event":"dropped","lines":\#(count)}"#
        #expect(pipe.text.contains("\n\(line)\n"))
    }

    /// How many lines each line that was read stands for.
    private static func told(_ pipe: OutputPipe, _ line: String) -> [Int] {
        pipe.text.split(separator: "\n").map {
            $0 == line ? 1 : $0.firstMatch(of: /[0-9]+/).flatMap { Int($0.output) } ?? 0
        }
    }

    @Test func writesEveryLineInOrder() {
        var pipe = OutputPipe()
        defer { pipe.close() }
        let lines = LogLines(Output(descriptor: pipe.writeEnd), format: .text)
        for number in 0..<100 { lines.add("\(number)") }
        lines.flush(within: .seconds(10))
        pipe.readSome()
        #expect(pipe.text == (0..<100).map { "\($0)\n" }.joined())
    }
}
