package import ArgumentParser
internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import JSONModel
internal import MicroHTTPServer
internal import MockEngine

/// `understudy serve`: loads APIs, impersonates them until it is told to stop.
package struct ServeCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Impersonate APIs: all built-in ones, or those named.",
        discussion: """
            Each API answers at its own paths, below /{api}/, and at http://{api}.localhost. Ctrl-C or SIGTERM lets \
            running requests finish, then ends the mock.
            """)

    @Argument(help: "A built-in API, a folder with openapi.yaml and behaviour.yaml, or an OpenAPI document.")
    var apis: [String] = []

    @Option(help: "The address to listen on; another than loopback lets other machines in.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port: UInt16 = 8080

    @OptionGroup var overlays: OverlayFlags

    @OptionGroup var engine: EngineFlags

    @Option(help: "How the program speaks on standard output.")
    var logFormat = OutputFormat.text

    @OptionGroup var limits: ServerFlags

    @Option(help: ArgumentHelp("How many exchanges each sandbox's journal keeps; 0 keeps none.", valueName: "count"))
    var journal = JournalLimits.defaultExchanges

    @Flag(help: "Let web pages of any origin call the mock (CORS).")
    var cors = false

    @Flag(help: "Write a line for each request to standard error.")
    var verbose = false

    @Flag(help: "Load the APIs again when one of their files changes; a wrong file leaves them as they are.")
    var watch = false

    package init() {}

    package func validate() throws {
        guard (0...JournalLimits.mostExchanges).contains(journal) else {
            throw ValidationError("--journal must be from 0 to \(JournalLimits.mostExchanges)")
        }
    }

    package func run() throws {
        try Failure.reporting { () throws(Failure) in
            let options = serverOptions
            let files = FileSnapshot(LocalFiles())
            let loading = APILoading(
                names: apis, overlays: overlays.plan, copies: min(options.threads, Self.mostCopies))
            let loaded = try loading.load(watch ? files : LocalFiles())
            Output.standardError.write(loaded.findings.rendered())
            let signals = try TerminationSignals()
            let lines = LogLines(format: logFormat)
            defer { lines.flush(within: .seconds(1)) }
            let served = ServedAPIs(
                loaded, loading, engineOptions, format: logFormat, lines: lines, dressed: dressed(lines))
            let server = try start(watch ? served.replaceable : served.responders, options)
            defer { server.stop() }
            let watching = watch ? try served.watch(files) : nil
            announce(server, loaded.copies[0])
            try Output.standardOutput.check()
            signals.wait()
            watching?.stop()
            return .success
        }
    }

    private var engineOptions: EngineOptions {
        var options = engine.options
        options.journal = JournalLimits(exchanges: journal)
        return options
    }

    private var serverOptions: ServerOptions {
        var options = ServerOptions()
        options.host = host
        options.port = Int(port)
        limits.apply(to: &options)
        return options
    }

    /// Because each takes memory and time to compile, the threads of a large machine share this many.
    private static let mostCopies = 4

    /// The engine with what the flags add to it.
    private func dressed(_ lines: LogLines) -> @Sendable (MockEngine) -> any HTTPResponder {
        { [cors, verbose, logFormat] mock in
            let responder: any MockResponder = cors ? CrossOriginResponder(mock) : mock
            return verbose ? RequestLog(responder, format: logFormat, lines: lines) : responder
        }
    }

    private func start(
        _ responders: [any HTTPResponder], _ options: ServerOptions
    ) throws(Failure) -> MicroHTTPServer {
        FileDescriptors.makeRoom(for: options.connectionLimit)
        do throws(ServerError) { return try MicroHTTPServer(options: options, responders: responders) } catch {
            throw .environment("\(error)")
        }
    }

    private func announce(_ server: MicroHTTPServer, _ apis: [API]) {
        let names = apis.map(\.name)
        switch logFormat {
        case .text:
            Output.standardOutput.write("understudy serves \(names.joined(separator: ", ")) on \(server.baseURL)\n")
        case .json:
            let line: JSON = [
                "event": "ready", "url": .string(server.baseURL), "apis": .array(names.map(JSON.string)),
            ]
            Output.standardOutput.write("\(line)\n")
        }
    }
}
