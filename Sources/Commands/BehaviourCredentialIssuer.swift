internal import Behaviour
internal import Contract
internal import Credentials
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import MockEngine
internal import ScenarioModel
internal import Verification

/// Issues the credentials that the APIs' behaviours know, with members that the environment may replace.
///
/// `UNDERSTUDY_CITYPAY_LICENCE` stands for the member `licence` of the credential that `citypay` sends by default: so a
/// real endpoint can be called without a secret in any file.
struct BehaviourCredentialIssuer: CredentialIssuer {
    let apis: [API]
    let environment: @Sendable (String) -> String?

    func issue(_ request: CredentialRequest) throws(CredentialError) -> Credential {
        guard let api = apis.first(where: { $0.name == request.api }), let operation = request.operation,
            let requirement = operation.security.first
        else { return .none }
        var headers: [HTTPFields.Field] = []
        var query: [QueryItem] = []
        for item in requirement.items {
            guard let set = api.behaviour.credentials[item.scheme.name] else { continue }
            let entry = try entry(of: set, request)
            let text = set.check.implementation.present(entry, now: request.now, nonce: request.nonce)
            place(set.prefix + text, item.scheme.kind, &headers, &query)
        }
        return Credential(headers: headers, query: query)
    }

    private func entry(of set: CredentialSet, _ request: CredentialRequest) throws(CredentialError)
        -> CredentialSet.Entry
    {
        guard case .having(let wanted) = request.selection else {
            guard let first = set.entries.first else { throw CredentialError("'\(request.api)' knows no credential") }
            return replaced(first, set.check, request.api)
        }
        let fitting = set.entries.first { entry in wanted.members.allSatisfy { entry.members[$0.name] == $0.value } }
        if let fitting { return fitting }
        let members = wanted.members.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
        throw CredentialError("no known credential of '\(request.api)' has \(members)")
    }

    /// The default credential with what the environment says in place of its members.
    private func replaced(_ entry: CredentialSet.Entry, _ check: CredentialSet.Check, _ api: String)
        -> CredentialSet.Entry
    {
        var members = entry.members
        for name in check.requiredMembers {
            let variable = "UNDERSTUDY_\(api)_\(name)".uppercased().map { $0 == "-" ? "_" : $0 }
            if let value = environment(String(variable)) { members[name] = .string(value) }
        }
        return CredentialSet.Entry(members: members, check: check, location: entry.location)
    }

    private func place(
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
