internal import APILoading
package import ArgumentParser
internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import LocalSystem
internal import MicroHTTPServer
internal import MockEngine
internal import Serving

/// `understudy serve`: loads APIs, and impersonates them until it is stopped.
package struct ServeCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Impersonate APIs: all built-in ones, or those named.",
        discussion: """
            Each API answers at its own paths, below /{api}/, and at http://{api}.localhost. Ctrl-C or SIGTERM lets \
            running requests finish, then ends the mock. Exit codes: 0 ended by a signal, 2 a file is wrong, 3 the port \
            is taken or cannot be listened on, 64 wrong usage.
            """)

    @Argument(
        help: "A built-in API, a folder with openapi.yaml and behaviour.yaml, or an OpenAPI document.",
        completion: .apis)
    var apis: [String] = []

    @Option(help: "The address to listen on; another than loopback lets other machines in.")
    var host = "127.0.0.1"

    @Option(parsing: .unconditional, help: "The port to listen on; 0 takes a free one.")
    var port = 8080

    @OptionGroup var admin: AdminFlags

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Give the admin API a port of its own on 127.0.0.1; 0 takes a free one.", valueName: "port"))
    var adminPort: Int?

    @OptionGroup var overlays: OverlayFlags

    @OptionGroup var files: FileFlags

    @OptionGroup var engine: EngineFlags

    @Option(help: "How the program speaks on standard output.")
    var logFormat = OutputFormat.text

    @OptionGroup var limits: ServerFlags

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many exchanges each sandbox's journal keeps; 0 keeps none.", valueName: "count"))
    var journal = JournalLimits.defaultExchanges

    @OptionGroup var memory: MemoryFlag

    @Flag(help: "Let web pages of any origin call the mock (CORS).")
    var cors = false

    @Flag(
        help: ArgumentHelp(
            "Take the address that was called from Forwarded, X-Forwarded-Proto, -Host and -Prefix, which a proxy sets."
        ))
    var trustProxy = false

    @Flag(help: "Write a line for each request to standard error.")
    var verbose = false

    @Flag(help: "Answer 500 with the violations where an answer would break the contract.")
    var errors = false

    @OptionGroup var ready: ReadyFileFlag

    @Flag(help: "Load the APIs again when one of their files changes.")
    var watch = false

    @Flag(help: "Do not serve when a file of an API is wrong, instead of answering 503 for that API alone.")
    var strict = false

    package init() {}

    package func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port must be from 0 to 65535") }
        guard (0...65535).contains(adminPort ?? 0) else {
            throw ValidationError("--admin-port must be from 0 to 65535")
        }
        guard (0...JournalLimits.mostExchanges).contains(journal) else {
            throw ValidationError("--journal must be from 0 to \(JournalLimits.mostExchanges)")
        }
    }

    package func run() throws {
        try Failure.reporting { () throws(Failure) in
            let snapshot = FileSnapshot(files.files)
            let loaded = try Failure.loading { () throws(LoadingError) in try load(watch ? snapshot : files.files) }
            // Without `--watch` the mock would never serve any API.
            if loaded.apis.isEmpty, !watch { throw .findings(loaded.findings) }
            Output.standardError.write(loaded.findings.rendered())
            for api in loaded.broken { Output.standardError.write("understudy: \(api.sentence)\n") }
            let signals = try TerminationSignals()
            let lines = LogLines(format: logFormat)
            defer { lines.flush(within: .seconds(1)) }
            let server = try start(loaded, watch ? reloading(snapshot, lines) : nil, lines)
            defer { server.stop() }
            try ready.write(server, loaded)
            defer { ready.remove() }
            announce(server, loaded)
            try Output.standardOutput.check()
            signals.wait()
            return .success
        }
    }

    private func load(_ files: any FileSource) throws(LoadingError) -> LoadedAPIs {
        let loader = APILoader(files: files, installation: .ofThisProgram, overlays: overlays.plan, isStrict: strict)
        let loaded = try loader.load(apis, copies: min(serverOptions.threads, Self.mostCopies))
        return strict ? try loaded.whole() : loaded
    }

    private func reloading(_ files: FileSnapshot, _ lines: LogLines) -> Reloading {
        Reloading(
            files, load: { files throws(LoadingError) in try load(files) },
            report: { [logFormat] in lines.add(text: ReloadReport($0).text(logFormat)) })
    }

    private var engineOptions: EngineOptions {
        var options = engine.options
        options.journal = JournalLimits(exchanges: journal)
        options.failsOnBreaches = errors
        options.trustsProxy = trustProxy
        options.workLimit = limits.maxWork
        options.responseHeadLimit = serverOptions.maxResponseHeadBytes
        return options
    }

    /// Who may use the admin API at the address of the APIs.
    private func door() throws(Failure) -> AdminDoor {
        if adminPort != nil { return AdminDoor(.elsewhere) }
        let isLoopback: Bool
        do throws(ServerError) { isLoopback = try serverOptions.isLoopback } catch { throw .environment("\(error)") }
        if isLoopback {
            return AdminDoor(
                try admin.token().map { .token($0) } ?? .open(hosts: admin.hosts.union([host.lowercased()])))
        }
        if let token = try admin.token() { return AdminDoor(.token(token)) }
        Output.standardError.write(
            "understudy: the admin API is off, because other machines reach '\(host)'; "
                + "'--admin-token' or '--admin-port' turns it on\n")
        return AdminDoor(.closed)
    }

    private func adminListener() throws(Failure) -> ServingOptions.AdminPort? {
        guard let adminPort else { return nil }
        var options = serverOptions
        options.host = "127.0.0.1"
        options.port = adminPort
        options.threads = 1
        return ServingOptions.AdminPort(server: options, door: try admin.loopbackDoor())
    }

    private var serverOptions: ServerOptions {
        var options = ServerOptions()
        options.host = host
        options.port = port
        limits.apply(to: &options)
        return options
    }

    /// The most copies, because each takes memory and time to compile; further threads share them.
    private static let mostCopies = 4

    /// The engine with the responders that the flags put around it.
    private func dressed(_ lines: LogLines) -> ServingOptions.Dressing {
        { [cors, verbose, logFormat] mock in
            let responder: any MockResponder = cors ? CrossOriginResponder(mock) : mock
            guard verbose else { return responder }
            return RequestLog(
                responder, format: logFormat, lines: lines, now: SystemClock.now, uptime: SystemClock.uptime)
        }
    }

    private func start(
        _ loaded: LoadedAPIs, _ reloading: Reloading?, _ lines: LogLines
    ) throws(Failure) -> RunningServer {
        FileDescriptors.makeRoom(for: serverOptions.connectionLimit)
        var options = ServingOptions(server: serverOptions, engine: engineOptions, dressing: dressed(lines))
        options.engine.memory = memory.budget(logFormat) { lines.add($0) }
        options.engine.admin = try door()
        options.adminPort = try adminListener()
        do throws(ServingError) {
            return try RunningServer(loaded, options: options, reloading: reloading)
        } catch {
            throw .environment("\(error)")
        }
    }

    private func announce(_ server: RunningServer, _ loaded: LoadedAPIs) {
        switch logFormat {
        case .text: Output.standardOutput.write("\(ReadyLine.text(server, loaded))\n")
        case .json: Output.standardOutput.write("\(ReadyLine.json(server, loaded))\n")
        }
    }
}
