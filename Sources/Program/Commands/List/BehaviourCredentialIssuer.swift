internal import Behaviour
internal import Contract
internal import Credentials
internal import HTTPModel
internal import JSONModel
internal import LocalSystem
internal import MockEngine
internal import Moments
internal import ScenarioModel
internal import Verification

/// Issues the credentials of the APIs' behaviours.
///
/// The environment may replace members.
///
/// `UNDERSTUDY_CITYPAY_LICENCE` replaces the member `licence` of the credential that `citypay` sends by default. So a
/// real endpoint can be called without a secret in a file.
struct BehaviourCredentialIssuer: CredentialIssuer {
    let apis: [API]
    /// The members that a target gives, by API and name.
    ///
    /// They take precedence over the environment.
    let members: [String: [String: String]]
    /// Whether it is for a mock.
    ///
    /// Without known credentials, a mock accepts any of the right form.
    let isForMock: Bool
    private let environment: @Sendable (String) -> String?
    /// The values that replace members of the default credentials, by API and name.
    private let replacements: [String: [String: String]]

    init(
        apis: [API], members: [String: [String: String]] = [:], isForMock: Bool = false,
        environment: @escaping @Sendable (String) -> String? = ProcessEnvironment.variable
    ) {
        self.apis = apis
        self.members = members
        self.isForMock = isForMock
        self.environment = environment
        replacements = Dictionary(
            uniqueKeysWithValues: apis.map { api in
                let names = Set(api.behaviour.credentials.values.flatMap(\.check.requiredMembers))
                let pairs = names.compactMap { name in
                    (members[api.name]?[name] ?? environment(Self.variable(api.name, name))).map { (name, $0) }
                }
                return (api.name, Dictionary(uniqueKeysWithValues: pairs))
            })
    }

    func issue(_ request: CredentialRequest) throws(CredentialError) -> Credential {
        guard let api = apis.first(where: { $0.name == request.api }), let operation = request.operation,
            let requirement = operation.security.first ?? operation.optionalSecurity.first
        else { return .none }
        var headers: [HTTPFields.Field] = []
        var query: [QueryItem] = []
        for item in requirement.items {
            guard let set = api.behaviour.credentials[item.scheme.name] else {
                guard let text = ownText(item.scheme.kind, api.name) else { continue }
                Self.place(text, item.scheme.kind, &headers, &query)
                continue
            }
            let text = try text(of: set, request.selection, of: api.name, now: request.now, nonce: request.nonce)
            Self.place(text, item.scheme.kind, &headers, &query)
        }
        return Credential(headers: headers, query: query)
    }

    /// The text of the target's own members for an API without a behaviour: a token, or a name and a password.
    private func ownText(_ kind: SecurityScheme.Kind, _ api: String) -> String? {
        if let token = members[api]?["token"] { return token }
        if kind.authenticationScheme == "Basic", let name = members[api]?["username"],
            let password = members[api]?["password"]
        {
            return Base64.encode("\(name):\(password)".utf8)
        }
        guard isForMock else { return nil }
        return kind.authenticationScheme == "Basic" ? Base64.encode("understudy:understudy".utf8) : "understudy"
    }

    /// The members that credentials of this API can have, by its behaviour and contract.
    static func memberNames(of api: API) -> [String] {
        let known = Set(api.behaviour.credentials.values.flatMap(\.check.requiredMembers))
        let schemes = api.contract.securitySchemes.filter { api.behaviour.credentials[$0.key] == nil }
        let own = schemes.isEmpty ? [] : ["password", "token", "username"]
        return known.union(own).sorted()
    }

    /// The secret texts, which are masked everywhere.
    var secrets: [String] {
        apis.flatMap { api in
            let names = Set(api.behaviour.credentials.values.flatMap(\.check.secretMembers) + ["password", "token"])
            return names.compactMap { members[api.name]?[$0] ?? environment(Self.variable(api.name, $0)) }
        }
    }

    private static func variable(_ api: String, _ member: String) -> String {
        String("UNDERSTUDY_\(api)_\(member)".uppercased().map { $0 == "-" ? "_" : $0 })
    }

    /// The text of the credential that `selection` means, with its prefix.
    ///
    /// - Throws: `CredentialError` when `api` knows none that fits.
    func text(
        of set: CredentialSet, _ selection: CredentialSelection, of api: String, now: Timestamp, nonce: [UInt8]
    ) throws(CredentialError) -> String {
        let entry = try entry(of: set, selection, api)
        return set.prefix + set.check.implementation.present(entry, now: now, nonce: nonce)
    }

    private func entry(
        of set: CredentialSet, _ selection: CredentialSelection, _ api: String
    ) throws(CredentialError) -> CredentialSet.Entry {
        guard case .having(let wanted) = selection else {
            guard let first = set.entries.first else { throw CredentialError("'\(api)' knows no credential") }
            return replaced(first, set.check, api)
        }
        let fitting = set.entries.first { entry in wanted.members.allSatisfy { entry.members[$0.name] == $0.value } }
        if let fitting { return fitting }
        let members = wanted.members.map { "\($0.name) \(Self.quoted($0.value))" }.joined(separator: ", ")
        throw CredentialError("no known credential of '\(api)' has \(members)")
    }

    private static func quoted(_ value: JSON) -> String {
        value.stringValue.map { "'\($0)'" } ?? value.description
    }

    /// The default credential with the members of the environment.
    private func replaced(_ entry: CredentialSet.Entry, _ check: CredentialSet.Check, _ api: String)
        -> CredentialSet.Entry
    {
        var members = entry.members
        for name in check.requiredMembers {
            if let value = replacements[api]?[name] { members[name] = .string(value) }
        }
        return CredentialSet.Entry(members: members, check: check, location: entry.location)
    }

    /// Adds `text` to the headers or the query of a request.
    static func place(
        _ text: String, _ kind: SecurityScheme.Kind, _ headers: inout [HTTPFields.Field], _ query: inout [QueryItem]
    ) {
        switch kind {
        case .apiKey(let name, .header): headers.append(.init(name: name, value: text))
        case .apiKey(let name, .cookie): headers.append(.init(name: "Cookie", value: "\(name)=\(text)"))
        case .apiKey(let name, .query), .apiKey(let name, .path): query.append(QueryItem(name: name, value: text))
        case .http, .oauth2, .openIDConnect:
            let word = kind.authenticationScheme.map { "\($0) " } ?? ""
            headers.append(.init(name: "Authorization", value: word + text))
        case .mutualTLS: break
        }
    }
}
