internal import Behaviour
internal import Contract
internal import Diagnostics
internal import HTTPModel
internal import JSONModel

/// The answer a caller asks for by `Prefer: code=…` or `Prefer: example=…` (RFC 7240, Prism's convention).
///
/// The behaviour's errors come first, then the contract's examples. What nobody documents is refused with the names
/// there are, so that a slip does not pass for a test.
struct PreferredAnswer {
    private let prefer: Prefer
    private let call: Call
    private var behaviour: Behaviour { call.handler.api.behaviour }
    private var operation: Operation { call.handler.operation }

    init(_ prefer: Prefer, call: Call) {
        self.prefer = prefer
        self.call = call
    }

    /// Nil when the caller asks for nothing we know.
    var response: HTTPResponse? {
        guard prefer.code != nil || prefer.example != nil else { return nil }
        // Because an asked-for answer does not depend on the request, a body that cannot be read does not matter.
        call.body = try? operation.decodeBody(of: call.request)
        guard var response = call.sandbox.exclusively({ documentedAnswer }) else { return unknown }
        let applied = [prefer.code.map { "code=\($0)" }, prefer.example.map { "example=\($0)" }].compactMap(\.self)
        response.fields["Preference-Applied"] = applied.joined(separator: ", ")
        return response
    }

    private var documentedAnswer: HTTPResponse? {
        let composer = ResponseComposer(call: call)
        if let name = prefer.example {
            if let error = behaviour.errors[name], prefer.code ?? error.response.status == error.response.status {
                return composer.response(error, scope: CallScope(call))
            }
            let statuses = prefer.code.map { [$0] } ?? operation.responses.statuses
            return statuses.lazy.compactMap { ContractAnswer(call: call).example(status: $0, name: name) }.first
        }
        guard let code = prefer.code else { return nil }
        let example = ContractAnswer(call: call).example(status: code, name: nil)
        // Because some APIs answer failures with a success's status, asking for a success gives the contract's example.
        if (200..<300).contains(code), let example { return example }
        if operation.responses[code] != nil, let error = behaviour.errors.first(status: code) {
            return composer.response(error, scope: CallScope(call))
        }
        return example
    }

    private var unknown: HTTPResponse {
        Problem(status: 400, title: "the preferred answer is not documented", detail: detail).response
    }

    private var detail: String {
        if let name = prefer.example {
            let names =
                Array(behaviour.errors.names)
                + operation.responses.all.flatMap(\.content).flatMap(\.examples).compactMap(\.name)
            if let code = prefer.code, names.contains(name) {
                return "example '\(name)' has status \(keys(ofExample: name)), not \(code)"
            }
            let hint = NearestName.suggestion(for: name, in: names)
            return "\(operation.id) has no error or example '\(name)'\(hint)"
        }
        let keys = operation.responses.all.map(\.key).joined(separator: ", ")
        return "\(operation.id) documents no answer with status \(prefer.code ?? 0); documented are \(keys)"
    }

    /// The keys under which the contract or the behaviour has an error or example of this name.
    private func keys(ofExample name: String) -> String {
        if let error = behaviour.errors[name] { return String(error.response.status) }
        let keys = operation.responses.all.filter { $0.content.contains { $0.example(named: name) != nil } }.map(\.key)
        return keys.joined(separator: " or ")
    }
}
