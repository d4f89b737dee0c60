internal import APILoading
package import ArgumentParser
internal import Diagnostics
internal import Documents
internal import JSONModel
internal import LocalSystem
internal import MicroHTTPServer
internal import MockEngine
internal import Serving

/// `understudy run` runs a program with a mock beside it, and reports the mock's traffic at the end.
package struct RunCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a command with a mock beside it: understudy run citypay -- npm test.",
        usage: "understudy run [<options>] [<apis> ...] -- <command> ...",
        discussion: """
            The command finds the mock by UNDERSTUDY_URL, and each API by a variable such as UNDERSTUDY_CITYPAY_URL. When it \
            has ended, requests that no operation answered and breaches of the contract are listed on standard error. \
            Exit codes: 0 the command ended with 0, 1 it did and --fail-on found something, 2 a file is wrong, 3 the command \
            or the mock cannot be started, 64 wrong usage. When the command ended with another code, it is that code; when \
            a signal ended it, 128 and the number of the signal.
            """)

    @Argument(
        help: "A built-in API, a folder with openapi.yaml and behaviour.yaml, or an OpenAPI document.",
        completion: .apis)
    var apis: [String] = []

    @Option(
        help: ArgumentHelp(
            "Fail with exit code 1 on these: unmatched (requests that no operation answers), violations (of a contract).",
            valueName: "kinds"),
        transform: TrafficReport.kinds)
    var failOn: [[TrafficReport.Kind]] = []

    @Option(parsing: .unconditional, help: "The port to listen on; 0 takes a free one.")
    var port = 0

    @OptionGroup var admin: AdminFlags

    @OptionGroup var ready: ReadyFileFlag

    @OptionGroup var overlays: OverlayFlags

    @OptionGroup var files: FileFlags

    @OptionGroup var engine: EngineFlags

    @OptionGroup var memory: MemoryFlag

    /// The command and its arguments, after `--`; whoever parses the command line takes it from there.
    var command: [String] = []

    // Because two lists of words on one command line are not parsed, the command is none of what is.
    private enum CodingKeys: CodingKey {
        case apis, failOn, port, admin, ready, overlays, files, engine, memory
    }

    package init() {}

    package func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port must be from 0 to 65535") }
    }

    package func run() throws {
        try Failure.reporting { () throws(Failure) in
            let loaded = try CommandAPIs(files: files.files, overlays: overlays.plan).load(apis)
            let signals = ChildProgram.Signals.block()
            let server = try start(loaded)
            defer { server.stop() }
            try ready.write(server, loaded)
            defer { ready.remove() }
            var variables = Self.variables(server.baseURL, loaded.apis)
            if let token = try admin.tokenText() { variables.append((AdminFlags.variable, token)) }
            let child: ChildProgram
            do throws(ChildProgramError) {
                child = try ChildProgram(command, variables: variables, signals)
            } catch {
                throw .environment("\(error)")
            }
            let code = child.wait()
            let report = TrafficReport(server.trafficReview, failOn: failOn.flatMap(\.self))
            Output.standardError.write(report.text)
            return ExitCode(code == 0 && report.hasFailed ? 1 : code)
        }
    }

    private func start(_ loaded: LoadedAPIs) throws(Failure) -> RunningServer {
        var options = ServingOptions(engine: engine.options)
        options.server.port = port
        options.engine.admin = try admin.loopbackDoor()
        options.engine.memory = memory.budget(.text) { Output.standardError.writeIfReady("\($0)\n") }
        options.engine.journal = JournalLimits(exchanges: Self.journalExchanges)
        do throws(ServingError) { return try RunningServer(loaded, options: options) } catch {
            throw .environment("\(error)")
        }
    }

    /// The number of exchanges that each sandbox keeps: more than a test suite makes in one sandbox.
    private static let journalExchanges = 10_000

    /// `UNDERSTUDY_URL` for the mock, and one variable for each API.
    static func variables(_ url: String, _ apis: [API]) -> [(name: String, value: String)] {
        [("UNDERSTUDY_URL", url)] + apis.map { (variable(of: $0.name), "\(url)/\($0.segment)") }
    }

    /// `UNDERSTUDY_MY_SHOP_URL` for the API `my-shop`.
    static func variable(of api: String) -> String {
        let word = api.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        return "UNDERSTUDY_\(String(word))_URL"
    }
}
