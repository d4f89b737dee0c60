internal import Behaviour
internal import Contract
internal import Credentials
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import Synchronization

/// Decides whether a caller may use an operation (OAS 3.1 §4.8.30): one requirement must be met in all its schemes.
final class SecurityGate: Sendable {
    /// A credential that was verified, and the end of the minute in which that holds without looking again.
    private struct Verified {
        let entry: CredentialSet.Entry
        let until: Timestamp
    }

    private struct Proof: Hashable {
        let credentials: ObjectIdentifier
        let text: String
    }

    // Because proving a signed key costs an HMAC for each minute of its window, a proof is remembered for a minute.
    private let verified = Mutex<[Proof: Verified]>([:])
    private static let rememberedProofs = 4096

    /// What expressions may see of the caller's credential; nil for an open operation.
    func credential(for call: Call) throws(Turndown) -> JSON? {
        let requirements = call.handler.operation.security
        guard !requirements.isEmpty else { return nil }
        var firstTurndown: Turndown?
        for requirement in requirements {
            do throws(Turndown) { return try credential(for: call, requirement) } catch {
                // Because a credential that was presented says more about what is wrong than one that was not.
                if firstTurndown == nil || firstTurndown?.refusal == .missingCredentials { firstTurndown = error }
            }
        }
        if let firstTurndown, !call.handler.api.behaviour.ignoredRefusals.contains(firstTurndown.refusal) {
            throw firstTurndown
        }
        return nil
    }

    /// The value of `WWW-Authenticate` for an operation (RFC 9110 §11.6.1).
    static func challenge(_ operation: Operation) -> String {
        let schemes = operation.security.flatMap(\.items).map { item in
            switch item.scheme.kind {
            case .http(let scheme): scheme.prefix(1).uppercased() + scheme.dropFirst()
            case .oauth2, .openIDConnect: "Bearer"
            case .apiKey, .mutualTLS: "ApiKey"
            }
        }
        return "\(schemes.first ?? "ApiKey") realm=\"\(operation.id)\""
    }

    private func credential(for call: Call, _ requirement: SecurityRequirement) throws(Turndown) -> JSON? {
        var visible: JSON?
        for item in requirement.items {
            guard let presented = Self.presented(item.scheme, call) else {
                throw Turndown(.missingCredentials, "expected credentials in \(item.scheme.kind.place)")
            }
            guard let set = call.handler.api.behaviour.credentials[item.scheme.name] else {
                // A contract without credentials of its own lets everyone in who presents some.
                continue
            }
            guard let entry = entry(presented, set, call) else {
                throw Turndown(
                    .unknownCredentials, "the credentials in \(item.scheme.kind.place) are not known or no longer good")
            }
            let missing = item.scopes.filter { !entry.scopes.contains($0) }
            guard missing.isEmpty else {
                throw Turndown(.insufficientScope, "missing scope \(missing.map { "'\($0)'" }.joined(separator: ", "))")
            }
            visible = visible ?? entry.visibleMembers
        }
        return visible
    }

    private func entry(_ presented: String, _ set: CredentialSet, _ call: Call) -> CredentialSet.Entry? {
        guard presented.hasPrefix(set.prefix) else { return nil }
        let text = set.prefix.isEmpty ? presented : String(presented.dropFirst(set.prefix.count))
        let check = set.check.implementation
        guard set.check.isTimed else { return check.verify(text, in: set, now: call.now) }
        let key = Proof(credentials: ObjectIdentifier(set), text: text)
        let known = verified.withLock { $0[key] }
        // Because sandboxes have clocks of their own, it must be the very minute.
        if let known, call.now.endOfMinute == known.until { return known.entry }
        guard let entry = check.verify(text, in: set, now: call.now) else { return nil }
        verified.withLock { verified in
            if verified.count >= Self.rememberedProofs { verified.removeAll(keepingCapacity: true) }
            verified[key] = Verified(entry: entry, until: call.now.endOfMinute)
        }
        return entry
    }

    /// The text a caller presents for a scheme; nil or empty is none.
    private static func presented(_ scheme: SecurityScheme, _ call: Call) -> String? {
        let text: String?
        switch scheme.kind {
        case .apiKey(let name, .header): text = call.request.fields[name]
        case .apiKey(let name, let place): text = call.parameters.texts(of: name, in: place).first
        case .http(let word): text = authorization(word, call.request)
        case .oauth2, .openIDConnect: text = authorization("bearer", call.request)
        // Because the mock speaks plain HTTP, a client certificate never arrives.
        case .mutualTLS: text = nil
        }
        return text?.isEmpty == false ? text : nil
    }

    private static func authorization(_ scheme: String, _ request: HTTPRequest) -> String? {
        guard let value = request.fields["Authorization"] else { return nil }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == scheme else { return nil }
        return String(parts[1])
    }
}

extension SecurityScheme.Kind {
    /// Where credentials are looked for, for a message.
    fileprivate var place: String {
        switch self {
        case .apiKey(let name, .header): "the header '\(name)'"
        case .apiKey(let name, let place): "the \(place.rawValue) parameter '\(name)'"
        case .http(let scheme): "the header 'Authorization' with scheme '\(scheme)'"
        case .oauth2, .openIDConnect: "the header 'Authorization' with scheme 'Bearer'"
        case .mutualTLS: "a client certificate"
        }
    }
}

extension Timestamp {
    /// The first moment of the next minute: until then, what a minute proves does not change.
    fileprivate var endOfMinute: Timestamp {
        adding(microseconds: 60_000_000 - (microseconds % 60_000_000 + 60_000_000) % 60_000_000)
    }
}
