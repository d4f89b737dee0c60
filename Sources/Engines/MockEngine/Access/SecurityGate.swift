internal import Behaviour
internal import Contract
internal import Credentials
internal import HTTPModel
internal import JSONModel
internal import Moments
internal import Threads

/// Decides whether a caller may use an operation (OAS 3.1 §4.8.30): one requirement must be met with all its schemes.
final class SecurityGate: Sendable {
    /// A verified credential, and the end of the minute for which that holds.
    private struct Verified {
        let entry: CredentialSet.Entry
        let until: Timestamp
    }

    private struct Proof: Hashable {
        let credentials: ObjectIdentifier
        let text: String
    }

    private struct Remembered {
        /// The latest one, which often comes again.
        var last: (proof: Proof, verified: Verified)?
        var all: [Proof: Verified] = [:]

        mutating func find(_ proof: Proof) -> Verified? {
            if let last, last.proof == proof { return last.verified }
            guard let found = all[proof] else { return nil }
            last = (proof, found)
            return found
        }

        mutating func add(_ verified: Verified, for proof: Proof) {
            if all.count >= SecurityGate.rememberedProofs { all.removeAll(keepingCapacity: true) }
            all[proof] = verified
            last = (proof, verified)
        }
    }

    // Because proving a signed key costs an HMAC for each minute of its window, a proof is remembered for a minute.
    private let remembered = Locked(Remembered())
    private static let rememberedProofs = 4096

    /// What expressions may see of the caller's credential; nil where none is needed and no good one was presented.
    func credential(for call: Call) throws(Refusal) -> JSON? {
        let requirements = call.handler.operation.security
        guard !requirements.isEmpty else { return optionalCredential(for: call) }
        var firstRefusal: Refusal?
        for requirement in requirements {
            do throws(Refusal) { return try credential(for: call, requirement) } catch {
                // Because a wrong credential says more about the mistake than a missing one.
                if firstRefusal == nil || firstRefusal?.kind == .missingCredentials { firstRefusal = error }
            }
        }
        if let firstRefusal, !call.handler.api.behaviour.ignores(firstRefusal.kind) {
            throw firstRefusal
        }
        return nil
    }

    /// The same for an operation that takes credentials and needs none: who presents no good one is nobody.
    private func optionalCredential(for call: Call) -> JSON? {
        for requirement in call.handler.operation.optionalSecurity {
            if let visible = try? credential(for: call, requirement) { return visible }
        }
        return nil
    }

    private func credential(for call: Call, _ requirement: SecurityRequirement) throws(Refusal) -> JSON? {
        var visible: JSON?
        for item in requirement.items {
            guard let presented = Self.presented(item.scheme, call) else {
                throw Refusal(.missingCredentials, "expected credentials in \(item.scheme.kind.place)")
            }
            guard let set = call.handler.api.behaviour.credentials[item.scheme.name] else {
                // Without known credentials, any one of the right form is accepted.
                guard let form = CredentialForm.problem(of: presented, item.scheme.kind) else { continue }
                throw Refusal(.unknownCredentials, "expected \(form) in \(item.scheme.kind.place)")
            }
            let grant = try grant(presented, set, item.scheme, call)
            let missing = item.scopes.filter { !grant.scopes.contains($0) }
            guard missing.isEmpty else {
                throw Refusal(.insufficientScope, "missing scope \(missing.map { "'\($0)'" }.joined(separator: ", "))")
            }
            visible = visible ?? grant.visibleMembers
        }
        return visible
    }

    /// The rights of `presented`: by a known credential, else by one that this sandbox issued.
    private func grant(
        _ presented: String, _ set: CredentialSet, _ scheme: SecurityScheme, _ call: Call
    ) throws(Refusal) -> Grant {
        guard let text = set.credential(in: presented) else { throw unknown(scheme, set, call) }
        let known = entry(text, set, call).map { Grant($0) }
        if let known, known.isGood(at: call.now) { return known }
        guard let grant = issued(text, set, call) ?? known else { throw unknown(scheme, set, call) }
        if grant.isGood(at: call.now) { return grant }
        throw Refusal(
            .expiredCredentials, "the credentials in \(scheme.kind.place) have expired\(Self.moments(of: call))")
    }

    private func unknown(_ scheme: SecurityScheme, _ set: CredentialSet, _ call: Call) -> Refusal {
        let moments = set.check.isTimed ? Self.moments(of: call) : ""
        return Refusal(
            .unknownCredentials, "the credentials in \(scheme.kind.place) are not known or no longer good\(moments)")
    }

    /// The times of the sandbox's clock and the mock's, if the sandbox's was moved.
    ///
    /// A key that fails may have been made by the other clock.
    private static func moments(of call: Call) -> String {
        let own = call.sandbox.core.clock.engineTime(at: call.now)
        if own == call.now { return "" }
        return "; it is \(call.now.rfc3339()) by the clock of the sandbox, and \(own.rfc3339()) by the mock's"
    }

    private func issued(_ text: String, _ set: CredentialSet, _ call: Call) -> Grant? {
        guard let issued = set.issued else { return nil }
        let position = Resources.Position(api: call.handler.apiPosition, collection: issued.collection)
        let found = call.sandbox.exclusively { state in
            state.resources.withStore(position) {
                $0.latest(where: [(MemberName(issued.member), .string(text), false)])
            }
        }
        return found.map { Grant($0, as: issued) }
    }

    private func entry(_ text: String, _ set: CredentialSet, _ call: Call) -> CredentialSet.Entry? {
        let check = set.check.implementation
        guard set.check.isTimed else { return check.verify(text, in: set, now: call.now) }
        let key = Proof(credentials: ObjectIdentifier(set), text: text)
        let known = remembered.withLock { $0.find(key) }
        // Because sandboxes have clocks of their own, the minute must be the same.
        if let known, call.now.endOfMinute == known.until { return known.entry }
        guard let entry = check.verify(text, in: set, now: call.now) else { return nil }
        remembered.withLock { $0.add(Verified(entry: entry, until: call.now.endOfMinute), for: key) }
        return entry
    }

    /// The credential that the caller presents for a scheme; nil or empty for none.
    private static func presented(_ scheme: SecurityScheme, _ call: Call) -> String? {
        let text: String?
        switch scheme.kind {
        case .apiKey(let name, .header): text = call.request.fields[name]
        case .apiKey(let name, let place): text = call.parameters.texts(of: name, in: place).first
        case .http(let word): text = authorization(word, call.request)
        case .oauth2, .openIDConnect: text = authorization("Bearer", call.request)
        // Because the mock speaks plain HTTP, a client certificate never arrives.
        case .mutualTLS: text = nil
        }
        return text?.isEmpty == false ? text : nil
    }

    private static func authorization(_ scheme: String, _ request: HTTPRequest) -> String? {
        guard let value = request.fields["Authorization"] else { return nil }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == scheme.lowercased() else { return nil }
        return String(parts[1])
    }
}

extension SecurityScheme.Kind {
    /// The place of the credentials, for a message.
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
    /// The start of the next minute; until then, a proof stays valid.
    fileprivate var endOfMinute: Timestamp {
        adding(microseconds: 60_000_000 - (microseconds % 60_000_000 + 60_000_000) % 60_000_000)
    }
}
