internal import Contract
internal import CurlClient
internal import Glibc
internal import JSONModel
internal import MicroHTTPServer
internal import MockEngine
internal import Verification

/// A target and everything that is needed to run scenarios on it.
struct TargetConnection {
    var target: Target
    let apis: [API]
    let transport: CurlTransport
    let issuer: BehaviourCredentialIssuer
    let pace: Pace
    let timeout: Duration
    /// How many scenarios run at the same time.
    let jobs: Int
    let options: EngineOptions
    /// Places that may differ from one response to the next.
    let volatile: [PointerPattern]
    let secretHeaders: [String]
    let secretValues: [String]
    /// A mock that lives as long as the command.
    let server: MicroHTTPServer?

    /// `isolation` names the sandboxes on a mock that others use too, with a text no other run has; `reports` decide what
    /// the run keeps, if it need not keep all.
    func verifier(
        isolation name: String, _ tags: TagSelection, _ reports: [ReportRequest], jobs: Int? = nil,
        keepsPassedExchanges: Bool = false
    ) -> Verifier {
        let verifierOptions = VerifierOptions(
            now: options.now, uptime: SystemClock.uptime, sleep: SystemClock.sleep, seed: options.seed,
            isolation: isolation(name),
            timeout: timeout, tags: tags, pace: pace, jobs: jobs ?? self.jobs,
            keepsPassedExchanges: keepsPassedExchanges || reports.contains(where: \.showsPassedExchanges))
        return Verifier(
            apis: apis.contracts, target: target, transport: transport, issuer: issuer, options: verifierOptions,
            secretHeaders: secretHeaders, secretValues: secretValues + issuer.secrets)
    }

    /// Because ids follow from the sandbox's name, it is the same in every run on a mock of its own.
    private func isolation(_ name: String) -> String? {
        guard target.isMock else { return nil }
        return server == nil ? "\(name)-\(String(UInt64.random(in: .min ... .max), radix: 36))" : "verify-own"
    }

    func close() { server?.stop() }
}

extension LocalFiles {
    /// The folder the program runs in.
    static var workingFolder: String {
        guard let path = getcwd(nil, 0) else { return "/" }
        defer { free(path) }
        return String(cString: path)
    }

    static func environmentVariable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
