internal import Behaviour
internal import Contract
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import Moments

/// The values of references in a behaviour, for one call.
struct CallScope: ExpressionScope {
    let call: Call
    /// Found and created resources, and `error`, `violation` and `refusal`.
    ///
    /// Of several bindings of a name, the last counts.
    var bindings: [(name: String, value: JSON)]
    // Kept here too, because most references lead to it.
    private let bodyMembers: JSONObject?

    init(_ call: Call, bindings: [(name: String, value: JSON)] = []) {
        self.call = call
        self.bindings = bindings
        bodyMembers = call.bodyMembers
    }

    func value(of reference: Reference) -> JSON? {
        if let name = reference.bodyMember, let members = bodyMembers { return members[name] }
        return found(reference)
    }

    private func found(_ reference: Reference) -> JSON? {
        switch reference.source {
        case .request(.body): call.bodyValue.flatMap { reference.value(within: $0) }
        case .named(let root, _): rootValue(root).flatMap { reference.value(within: $0) }
        case .request(.header(let name)): call.parameter(name, in: .header).flatMap { reference.value(within: $0) }
        case .request(.query(let name)): call.parameter(name, in: .query).flatMap { reference.value(within: $0) }
        case .request(.path(let name)): call.parameter(name, in: .path).flatMap { reference.value(within: $0) }
        case .request(.cookie(let name)): call.parameter(name, in: .cookie).flatMap { reference.value(within: $0) }
        case .method: .string(call.request.method.rawValue)
        case .url: .string(call.request.target.description)
        case .response, .statusCode: nil
        }
    }

    func nextRandom() -> UInt64 { call.sandbox.core.draws.nextRandom() }

    mutating func bind(_ name: String, _ value: JSON) { bindings.append((name, value)) }

    private func rootValue(_ name: String) -> JSON? {
        if let binding = bindings.last(where: { $0.name == name }) { return binding.value }
        switch name {
        case "credential": return call.credential
        case "operation": return .string(call.handler.operation.id)
        case "now": return .string(call.now.rfc3339(fractionDigits: 6))
        case "uuid": return .string(call.sandbox.core.draws.nextUUID())
        case "sequence": return .number(JSONNumber(call.sandbox.core.draws.nextSequence()))
        case "server": return .string(call.serverURL)
        case "sandbox": return .string(call.sandbox.name)
        default: return nil
        }
    }
}
