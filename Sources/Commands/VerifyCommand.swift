package import ArgumentParser
internal import Contract
internal import CurlClient
internal import Diagnostics
internal import Documents
internal import Glibc
internal import HTTPModel
internal import JSONModel
internal import MicroHTTPServer
internal import MockEngine
internal import Reporting
internal import ScenarioModel
internal import Verification

/// `understudy verify`: runs scenarios against a mock of its own or an endpoint, and says where they disagree.
package struct VerifyCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Run scenarios against the mock or a real endpoint, and report what differs.",
        discussion: """
            Without --against a mock is started for the run. UNDERSTUDY_<API>_<MEMBER>, such as \
            UNDERSTUDY_CITYPAY_LICENCE, replaces a member of the credential sent by default.
            """)

    @Argument(help: "Scenario files, or folders of them; when there are none, the dialects' or else the built-in ones.")
    var scenarios: [String] = []

    @Option(help: "The URL of the endpoint to verify.")
    var against: String?

    @Option(help: "Further APIs the scenarios may name: folders or OpenAPI documents.")
    var api: [String] = []

    @Option(help: ArgumentHelp("Write a report, as junit=FILE or json=FILE.", valueName: "format=file"))
    var report: [ReportRequest] = []

    @Option(help: "How differences inside a body are shown: one below the other, or side by side.")
    var diff = DiffStyle.unified

    @Option(help: ArgumentHelp("How long a response may take.", valueName: "seconds"))
    var timeout = 30

    @OptionGroup var overlays: OverlayFlags

    @OptionGroup var engine: EngineFlags

    package init() {}

    package func validate() throws {
        guard timeout > 0 else { throw ValidationError("--timeout must be at least 1") }
    }

    package func run() throws {
        try Failure.reporting(withCodes: true) { () throws(Failure) in
            var loader = APILoader(files: LocalFiles(), overlays: overlays.plan)
            let apis = try loader.load(loader.builtInNames + api)
            Output.standardError.write(loader.findings.rendered())
            let scenarios = try readScenarios(apis, in: try paths(loader.dialectFolders))
            let options = engine.options
            let run = try verify(scenarios, apis, options)
            let output = Output.standardOutput
            let console = ConsoleReporter(
                isColoured: output.takesColor, diff: diff, width: output.width ?? ConsoleReporter.standardWidth)
            output.write(console.render(run))
            for request in report { try request.write(run, diff: diff) }
            return ExitCode(run.exitCode)
        }
    }

    private func readScenarios(_ apis: [API], in paths: [String]) throws(Failure) -> [Scenario] {
        var findings = Findings()
        let contracts = apis.contracts
        var read: [Scenario] = []
        for path in paths {
            do throws(FileError) {
                read += try ScenarioReader.readAll(
                    under: path, apis: contracts, files: LocalFiles(), findings: &findings)
            } catch {
                throw .input("\(error)")
            }
        }
        if findings.hasErrors { throw .findings(findings) }
        guard !read.isEmpty else {
            throw .environment("no scenarios in \(NameList.of(paths, conjunction: "and"))")
        }
        return read
    }

    private func paths(_ dialectFolders: [String]) throws(Failure) -> [String] {
        if !scenarios.isEmpty { return scenarios }
        if !dialectFolders.isEmpty { return dialectFolders.map { "\($0)/scenarios" } }
        guard let installation = Installation.find(files: LocalFiles()) else {
            throw .environment("no built-in scenarios found; name a file or a folder")
        }
        return [installation.scenarios]
    }

    private func verify(_ scenarios: [Scenario], _ apis: [API], _ options: EngineOptions) throws(Failure) -> Run {
        if let against { return verify(scenarios, apis, at: against, options) }
        let server: MicroHTTPServer
        do throws(ServerError) {
            server = try MicroHTTPServer(options: ServerOptions(), responder: MockEngine(apis: apis, options: options))
        } catch {
            throw .environment("\(error)")
        }
        defer { server.stop() }
        return verify(scenarios, apis, at: server.baseURL, options)
    }

    private func verify(_ scenarios: [Scenario], _ apis: [API], at url: String, _ options: EngineOptions) -> Run {
        let transport = CurlTransport()
        let isMock = Self.isMock(url, transport)
        let verifierOptions = VerifierOptions(
            now: options.now, uptime: SystemClock.uptime, seed: options.seed,
            isolation: isMock ? "verify-\(String(UInt64.random(in: .min ... .max), radix: 36))" : nil,
            timeout: .seconds(timeout))
        let base = url.hasSuffix("/") ? String(url.dropLast()) : url
        let verifier = Verifier(
            apis: apis.contracts,
            // Because several APIs of a mock may claim one path, each is addressed by its name there.
            target: Target(
                baseURLs: Dictionary(
                    uniqueKeysWithValues: apis.map { ($0.name, isMock ? "\(base)/\($0.name)" : base) }),
                isMock: isMock),
            transport: transport,
            issuer: BehaviourCredentialIssuer(apis: apis),
            options: verifierOptions)
        return verifier.run(scenarios)
    }

    /// Whether an understudy answers at `url`: its health says so.
    private static func isMock(_ url: String, _ transport: CurlTransport) -> Bool {
        let request = HTTPRequest(.get, RequestTarget(path: "/__admin/health"))
        guard let response = try? transport.send(request, to: url, timeout: .seconds(5)), response.status == 200,
            let text = try? JSONText(response.body)
        else { return false }
        return text.value["server"]?.stringValue == "understudy"
    }
}

extension [API] {
    /// By the APIs' names, no two of which are the same when they were loaded.
    fileprivate var contracts: [String: Contract] { Dictionary(uniqueKeysWithValues: map { ($0.name, $0.contract) }) }
}
