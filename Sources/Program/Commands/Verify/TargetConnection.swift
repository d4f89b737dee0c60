internal import Contract
internal import CurlClient
internal import JSONModel
internal import LocalSystem
internal import MockEngine
internal import Serving
internal import Verification

/// A target, with everything needed to run scenarios on it.
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
    let server: RunningServer?

    /// Makes a verifier for this target.
    ///
    /// `isolation` is a text for sandbox names that no other run uses, for mocks that are shared with other clients.
    /// `reports` tells what the run has to keep.
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

    /// Nil for a mock of our own: ids follow from the sandbox's name, so its runs always give the same ids.
    private func isolation(_ name: String) -> String? {
        guard target.isMock else { return nil }
        return server == nil ? "\(name)-\(String(UInt64.random(in: .min ... .max), radix: 36))" : "verify-own"
    }

    func close() { server?.stop() }
}
