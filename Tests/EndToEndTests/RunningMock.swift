import Glibc
import JSONModel
import LocalSystem
import RawHTTP

/// `understudy serve` as its own process, on a free port.
final class RunningMock {
    enum Failure: Error { case notReady(line: String) }

    let url: String
    let port: Int
    private let process: ChildProcess

    convenience init(_ arguments: String...) throws { try self.init(arguments) }

    /// Returns when the program says that it is ready.
    init(_ arguments: [String]) throws {
        process = try ChildProcess(
            Checkout.program, ["serve"] + arguments + ["--port", "0", "--log-format", "json"])
        let line = try process.readLine()
        guard let ready = try? JSON(text: line), ready["event"] == "ready", let url = ready["url"]?.stringValue,
            let port = url.split(separator: ":").last.flatMap({ Int($0) })
        else { throw Failure.notReady(line: line) }
        self.url = url
        self.port = port
    }

    func connect() throws -> RawClient { try RawClient(port: port) }

    /// The status of the health page, asked for on a new connection.
    func healthStatus() throws -> Int { try connect().get("/__admin/health").status }

    var id: Int32 { process.id }

    /// How many files and sockets the process has open.
    var openDescriptorCount: Int { LocalFiles().entries(of: "/proc/\(process.id)/fd")?.count ?? 0 }

    /// The next line on standard error.
    func readErrorLine() throws -> String { try process.readErrorLine() }

    func send(signal: Int32) { process.send(signal: signal) }

    /// Goes away as a reader of standard error.
    func closeErrors() { process.closeErrors() }

    /// Sends `signal` and waits for the end.
    func stop(with signal: Int32 = SIGTERM) throws -> ChildProcess.Outcome {
        process.send(signal: signal)
        return try process.finish()
    }
}

extension ChildProcess.Outcome {
    /// Ended in order, with nothing more to say.
    static let quiet = ChildProcess.Outcome(exit: 0, output: "", errors: "")
}
