internal import Behaviour
internal import Contract
internal import HTTPModel

/// The challenges of a 401 or 403: `WWW-Authenticate` (RFC 9110 §11.6.1).
///
/// There is one for each scheme of the operation. That of a bearer names its scopes and what was wrong with the token
/// (RFC 6750 §3). A key has no registered scheme; its challenge names the place of the key.
struct Challenges {
    let operation: Operation
    let refusal: RefusalKind

    var fields: [String] {
        var seen: Set<String> = []
        let items = operation.security.flatMap(\.items).filter { seen.insert($0.scheme.name).inserted }
        if refusal == .insufficientScope { return items.filter { $0.scheme.kind.isBearer }.map(challenge) }
        return items.map(challenge)
    }

    private func challenge(_ item: SecurityRequirement.Item) -> String {
        var parameters = [("realm", operation.id)]
        if case .apiKey(let name, let place) = item.scheme.kind {
            parameters += [("in", place.rawValue), ("name", name)]
        }
        if item.scheme.kind.isBearer {
            if !item.scopes.isEmpty { parameters.append(("scope", item.scopes.joined(separator: " "))) }
            if let error { parameters.append(("error", error)) }
        }
        let list = parameters.map { "\($0.0)=\(HeaderText.quoted($0.1))" }.joined(separator: ", ")
        return "\(item.scheme.kind.authenticationScheme ?? "ApiKey") \(list)"
    }

    private var error: String? {
        switch refusal {
        case .unknownCredentials, .expiredCredentials: "invalid_token"
        case .insufficientScope: "insufficient_scope"
        default: nil
        }
    }
}

extension SecurityScheme.Kind {
    fileprivate var isBearer: Bool { authenticationScheme?.lowercased() == "bearer" }
}
