internal import APILoading
internal import CurlClient
internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import JSONModel
internal import LocalSystem
internal import MockEngine
internal import MockProtocol
internal import Serving
internal import TargetModel
internal import Threads
internal import Verification

/// Makes connections: to a mock of its own, to a URL, or to a target of the targets file.
struct TargetConnector {
    let apis: [API]
    let options: EngineOptions
    /// The value on the command line; nil for none.
    let timeout: Duration?
    let jobs: Int?

    private static let usualTimeout = Duration.seconds(30)

    func ownMock() throws(Failure) -> TargetConnection {
        let server: RunningServer
        do throws(ServingError) {
            server = try RunningServer(LoadedAPIs(copies: [apis]), options: ServingOptions(engine: options))
        } catch {
            throw .environment("\(error)")
        }
        let transport = CurlTransport()
        let target = Target(baseURLs: baseURLs(server.baseURL, isMock: true), isMock: true, name: "mock")
        return connection(target, transport, server: server)
    }

    func endpoint(_ url: String) throws(Failure) -> TargetConnection {
        try Self.check(url)
        let transport = CurlTransport()
        let base = url.hasSuffix("/") ? String(url.dropLast()) : url
        let isMock = Self.isMock(base, transport)
        let target = Target(baseURLs: baseURLs(base, isMock: isMock), isMock: isMock, name: Self.publicName(of: base))
        return connection(target, transport)
    }

    func target(_ resolved: ResolvedTarget) throws(Failure) -> TargetConnection {
        try check(resolved)
        switch resolved.urls {
        case .one(let url): try Self.check(url)
        case .each(let urls): for url in urls { try Self.check(url.value) }
        }
        var curl = CurlTransport.Options()
        curl.caFile = resolved.caFile
        curl.clientCertificate = resolved.clientCertificate
        curl.clientKey = resolved.clientKey
        curl.keyPassword = resolved.keyPassword
        if let proxy = resolved.proxy { curl.proxy = proxy }
        let transport = CurlTransport(options: curl)
        let isMock =
            resolved.kind.map { $0 == .mock } ?? Self.isMock(resolved.placeToAsk, transport, token: resolved.adminToken)
        let baseURLs =
            switch resolved.urls {
            case .one(let url): self.baseURLs(url, isMock: isMock)
            case .each(let urls): Dictionary(uniqueKeysWithValues: urls.map { ($0.name, $0.value) })
            }
        let target = Target(
            baseURLs: baseURLs, isMock: isMock, name: resolved.name, headers: resolved.headers,
            adminToken: resolved.adminToken)
        return connection(target, transport, resolved)
    }

    private func connection(
        _ target: Target, _ transport: CurlTransport, _ resolved: ResolvedTarget? = nil,
        server: RunningServer? = nil
    ) -> TargetConnection {
        let members = Dictionary(
            uniqueKeysWithValues: (resolved?.credentials ?? []).map { credential in
                (credential.api, Dictionary(uniqueKeysWithValues: credential.members.map { ($0.name, $0.value) }))
            })
        let clock = Pace.Clock(uptime: SystemClock.uptime, now: SystemClock.now, sleep: SystemClock.sleep)
        let pace =
            target.isMock && resolved?.interval == nil
            ? Pace()
            : Pace(
                interval: resolved?.interval ?? .zero,
                waitLimit: resolved?.waitLimit ?? ResolvedTarget.usualWaitLimit, clock: clock)
        return TargetConnection(
            target: target, apis: apis, transport: transport,
            issuer: BehaviourCredentialIssuer(apis: apis, members: members, isForMock: target.isMock), pace: pace,
            timeout: timeout ?? resolved?.timeout ?? Self.usualTimeout,
            // Because only a mock has a sandbox for each scenario; elsewhere scenarios see each other.
            jobs: jobs ?? resolved?.jobs ?? (target.isMock ? Processors.count : 1), options: options,
            volatile: resolved?.volatile ?? [], secretHeaders: resolved?.secretHeaders ?? [],
            secretValues: resolved?.secrets ?? [], server: server)
    }

    private func baseURLs(_ base: String, isMock: Bool) -> [String: String] {
        // Because several APIs of a mock may have the same path, each is addressed by its name.
        Dictionary(uniqueKeysWithValues: apis.map { ($0.name, isMock ? "\(base)/\($0.segment)" : base) })
    }

    /// Checks the names of APIs and the members of credentials.
    ///
    /// An unknown name may be meant for another run, unless it is similar to the name of a loaded API.
    private func check(_ resolved: ResolvedTarget) throws(Failure) {
        var findings = Findings()
        var places = resolved.credentials.map { ($0.api, $0.location) }
        if case .each(let urls) = resolved.urls { places += urls.map { ($0.name, $0.location) } }
        let names = apis.map(\.name)
        for (name, location) in places where !names.contains(name) {
            let hint = NearestName.suggestion(for: name, in: names)
            if hint.isEmpty {
                findings.warning(at: location, "no API is called '\(name)'; \(NameList.sentence("API", names))")
            } else {
                findings.error(at: location, "no API is called '\(name)'\(hint)")
            }
        }
        for credential in resolved.credentials {
            guard let api = apis.first(where: { $0.name == credential.api }) else { continue }
            let known = BehaviourCredentialIssuer.memberNames(of: api)
            for member in credential.members where !known.contains(member.name) {
                let hint = NearestName.suggestion(for: member.name, in: known)
                let choices =
                    hint.isEmpty ? "; \(known.isEmpty ? "it takes none" : NameList.sentence("member", known))" : hint
                findings.error(
                    at: member.location, "the credentials of '\(api.name)' have no member '\(member.name)'\(choices)")
            }
        }
        if findings.hasErrors { throw .findings(findings) }
        Output.standardError.write(findings.rendered())
    }

    /// Whether a mock of ours answers at `url`, by its health.
    ///
    /// A mock that refuses the request, because its admin API is off or needs a token, names itself too.
    private static func isMock(_ url: String, _ transport: CurlTransport, token: String? = nil) -> Bool {
        var request = HTTPRequest(.get, RequestTarget(path: MockInterface.adminPath("health")))
        if let token { request.fields.append("Authorization", "Bearer \(token)") }
        guard let response = try? transport.send(request, to: url, timeout: .seconds(5)),
            [200, 401, 403].contains(response.status), let text = try? JSONText(response.body)
        else { return false }
        return text.value["server"]?.stringValue == "understudy"
    }

    /// Because no request could be sent to such a URL, nothing is run.
    private static func check(_ url: String) throws(Failure) {
        do throws(TransportError) { try CurlTransport.check(url) } catch { throw .input(error.description) }
    }

    /// The URL without user and password, for reports.
    static func publicName(of url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return url }
        let authority = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
        guard let at = authority.lastIndex(of: "@") else { return url }
        return "\(url[..<scheme.upperBound])\(url[url.index(after: at)...])"
    }
}

extension ResolvedTarget {
    /// The URL for asking whether it is a mock: its only one, or the start of the first.
    fileprivate var placeToAsk: String {
        switch urls {
        case .one(let url): return url
        case .each(let urls):
            let url = urls.first?.value ?? ""
            let parts = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
            return parts.count < 2 ? url : "\(parts[0])//\(parts[1])"
        }
    }
}
