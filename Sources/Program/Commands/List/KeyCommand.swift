internal import APILoading
package import ArgumentParser
internal import Behaviour
internal import Diagnostics
internal import Documents
internal import JSONModel
internal import LocalSystem
internal import MockEngine
internal import Moments
internal import ScenarioModel
internal import Verification

/// `understudy key`: prints a credential of an API, freshly computed if it changes with time.
package struct KeyCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Print a credential to call an API with, such as a cp-api-key good for now.",
        discussion: """
            Without --client it is the one that verify sends by default: UNDERSTUDY_<API>_<MEMBER>, such as \
            UNDERSTUDY_CITYPAY_LICENCE, replaces a member of it. Exit codes: 0 the credential was written, 2 a file or a \
            name is wrong, 64 wrong usage.
            """)

    @Argument(help: "A built-in API, or a folder with openapi.yaml and behaviour.yaml.", completion: .apis)
    var api: String

    @Option(help: ArgumentHelp("Whose credential; the first the API knows unless it is said.", valueName: "id"))
    var client: String?

    @Option(help: "The security scheme the credential is for, where the API has several.")
    var scheme: String?

    @Option(help: "The RFC 3339 moment the credential is made at. (default: now)", transform: EngineFlags.moment)
    var clock: Timestamp?

    @OptionGroup var overlays: OverlayFlags

    @OptionGroup var files: FileFlags

    package init() {}

    package func run() throws {
        try Failure.reporting { () throws(Failure) in
            for api in try CommandAPIs(files: files.files, overlays: overlays.plan).load([self.api]).apis {
                Output.standardOutput.write("\(try credential(of: api))\n")
            }
            return .success
        }
    }

    private func credential(of api: API) throws(Failure) -> String {
        let set = try Self.credentialSet(named: scheme, of: api)
        do throws(CredentialError) {
            return try BehaviourCredentialIssuer(apis: [api]).text(
                of: set, client.map { .having(["client": .string($0)]) } ?? .first, of: api.name,
                now: clock ?? SystemClock.now(), nonce: (0..<16).map { _ in UInt8.random(in: .min ... .max) })
        } catch {
            throw .input("\(error)")
        }
    }

    /// The set of the scheme called `name`; without a name, the only one, or the only computed one.
    static func credentialSet(named name: String?, of api: API) throws(Failure) -> CredentialSet {
        let sets = api.behaviour.credentials
        let names = sets.keys.sorted()
        guard !names.isEmpty else { throw .input("'\(api.name)' knows no credentials") }
        if let name {
            if let set = sets[name] { return set }
            let hint = NearestName.suggestion(for: name, in: names)
            let known = hint.isEmpty ? "; \(NameList.sentence("scheme", names))" : hint
            throw .input("'\(api.name)' has no credentials for the scheme '\(name)'\(known)")
        }
        let computed = names.filter { sets[$0]?.check.isTimed == true }
        let candidates = computed.isEmpty ? names : computed
        if candidates.count == 1, let set = sets[candidates[0]] { return set }
        throw .input("'\(api.name)' has several kinds of credentials; add '--scheme' with \(NameList.of(candidates))")
    }
}
