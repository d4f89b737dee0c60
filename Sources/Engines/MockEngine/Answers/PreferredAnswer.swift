internal import Behaviour
internal import Contract
internal import Diagnostics
internal import HTTPModel
internal import JSONModel

/// The answer that `Prefer: code=…` or `Prefer: example=…` asks for (RFC 7240, Prism's convention).
///
/// Errors of the operation come first, then the contract's examples; for a success, only the contract's. An unknown
/// name is refused with the known ones, so that a misspelling does not pass a test.
struct PreferredAnswer {
    private let prefer: Prefer
    private let call: Call
    private var behaviour: Behaviour { call.handler.api.behaviour }
    private var operation: Operation { call.handler.operation }

    init(_ prefer: Prefer, call: Call) {
        self.prefer = prefer
        self.call = call
    }

    /// Whether `prefer` has a preference that the mock knows.
    static func isAsked(by prefer: Prefer) -> Bool {
        prefer.code != nil || prefer.example != nil || prefer.unreadableCode != nil
    }

    var answered: Answered {
        if let text = prefer.unreadableCode, prefer.code == nil { return unreadable(text) }
        guard let answered = documentedAnswer else { return unknown }
        switch answered.source {
        // No answer can be made, and the reason is in it.
        case .nothing, .understudy: return answered
        default: break
        }
        var response = answered.response
        let dynamic = response.fields["Preference-Applied"]
        let applied = [prefer.code.map { "code=\($0)" }, prefer.example.map { "example=\($0)" }, dynamic]
        response.fields["Preference-Applied"] = applied.compactMap(\.self).joined(separator: ", ")
        return Answered(response, by: .preference)
    }

    private var documentedAnswer: Answered? {
        if let code = prefer.code, !(200..<600).contains(code) { return nil }
        if let name = prefer.example { return answer(named: name) }
        guard let code = prefer.code, operation.responses[code] != nil else { return nil }
        // Because some APIs answer failures with the status of a success, an error is no answer to `code=200`.
        if !(200..<300).contains(code), let error = behaviour.errors.first(status: code, of: operation) {
            return answer(error)
        }
        return ContractAnswer(call: call).answered(status: code)
    }

    private func answer(named name: String) -> Answered? {
        if let error = error(named: name), prefer.code ?? error.response.status == error.response.status {
            return answer(error)
        }
        let statuses = prefer.code.map { [$0] } ?? operation.responses.representatives
        return statuses.lazy.compactMap { ContractAnswer(call: call).example(status: $0, name: name) }.first
    }

    /// The error of this name if the operation can answer with it.
    private func error(named name: String) -> ErrorCatalogue.Entry? {
        behaviour.errors[name].flatMap { $0.isGiven(by: operation) ? $0 : nil }
    }

    private func answer(_ error: ErrorCatalogue.Entry) -> Answered {
        Answered(ResponseComposer(call: call).response(error, scope: CallScope(call)), by: .preference)
    }

    private var unknown: Answered {
        ProblemDetails(status: 400, title: "the preferred answer is not documented", detail: detail).answered
    }

    private func unreadable(_ code: String) -> Answered {
        ProblemDetails(
            status: 400, title: "the preferred answer is not documented",
            detail: "expected a status such as 404 for 'code' in 'Prefer', found '\(code)'"
        ).answered
    }

    private var detail: String {
        if let name = prefer.example {
            if let code = prefer.code, let status = status(ofExample: name) {
                return "example '\(name)' has status \(status), not \(code)"
            }
            let errors = behaviour.errors.entries.filter { $0.isGiven(by: operation) }
            let names =
                errors.map(\.name) + operation.responses.all.flatMap(\.content).flatMap(\.examples).compactMap(\.name)
            let hint = NearestName.suggestion(for: name, in: names)
            let known =
                hint.isEmpty && !names.isEmpty ? "; it has \(names.map { "'\($0)'" }.joined(separator: ", "))" : hint
            return "\(operation.id) has no error or example '\(name)'\(known)"
        }
        let keys = operation.responses.all.map(\.key).joined(separator: ", ")
        return "\(operation.id) documents no answer with status \(prefer.code ?? 0); documented are \(keys)"
    }

    /// The status of the error or example of this name, as the contract writes it.
    private func status(ofExample name: String) -> String? {
        if let error = error(named: name) { return "\(error.response.status)" }
        return operation.responses.all.first { response in
            response.content.contains { $0.example(named: name) != nil }
        }?.key
    }
}
