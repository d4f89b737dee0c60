internal import Behaviour
internal import Contract
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import SchemaValidation

/// The answer to a refused request: by the behaviour, else by the document, else a problem report.
struct RefusalAnswer {
    private let refusal: Refusal
    private let call: Call
    private var operation: Operation { call.handler.operation }

    init(_ refusal: Refusal, call: Call) {
        self.refusal = refusal
        self.call = call
    }

    var answered: Answered {
        let rules = call.handler.api.behaviour.rules(for: refusal.kind)
        // Rules are tried before violations: their order is the order of importance.
        var answered = firstMatching(rules) ?? withStandardFields(documented ?? ownAnswer(problem(status)))
        answered.refusal = refusal.kind
        answered.reason = refusal.reason
        return answered
    }

    private func withStandardFields(_ answered: Answered) -> Answered {
        var answered = answered
        for field in standardFields
        where answered.response.fields[field.name] == nil || field.name == "WWW-Authenticate" {
            answered.response.fields.append(field.name, field.value)
        }
        return answered
    }

    private func firstMatching(_ rules: [Rule]) -> Answered? {
        let alternatives = alternatives
        for rule in rules {
            for bindings in alternatives {
                if let answered = RuleEvaluation.answer(to: call, by: [rule], bindings: bindings) { return answered }
            }
        }
        return nil
    }

    /// The values of the names in a refusal's rule: one set for each violation, else one.
    private var alternatives: [[(name: String, value: JSON)]] {
        let about: JSON = ["title": .string(refusal.kind.title), "detail": .string(refusal.detail)]
        let all = JSON.array(refusal.violations.map(\.json))
        let common = [(name: "refusal", value: about), (name: "violations", value: all)]
        if refusal.violations.isEmpty { return [common] }
        return refusal.violations.map { common + [(name: "violation", value: $0.json)] }
    }

    /// The document's answer with this status, for an operation without rules.
    ///
    /// A problem report of ours comes first if the document's schema allows it, because it has the reasons.
    private var documented: Answered? {
        guard call.handler.rules.isEmpty, let documented = operation.responses[status], !documented.content.isEmpty
        else { return nil }
        if let schema = documented.content.entry(for: .problemJSON)?.schema {
            let full = problem(status)
            for report in [full, problem(status, withViolations: false)] {
                guard let text = try? JSONText(report.body) else { continue }
                if schema.isValid(text.value, direction: .response) { return ownAnswer(report) }
            }
        }
        return ContractAnswer(call: call).example(status: status, name: nil)
    }

    private func ownAnswer(_ report: HTTPResponse) -> Answered { Answered(report, by: .understudy) }

    private func problem(_ status: Int, withViolations: Bool = true) -> HTTPResponse {
        var problem = ProblemDetails(status: status, title: refusal.kind.title, detail: refusal.detail)
        if withViolations, !refusal.violations.isEmpty {
            problem.extensions = [("violations", .array(refusal.violations.map(\.json)))]
        }
        return problem.response
    }

    /// The fields that a response with this status must have.
    private var standardFields: [HTTPFields.Field] {
        switch status {
        case 401, 403:
            Challenges(operation: operation, refusal: refusal.kind).fields.map {
                .init(name: "WWW-Authenticate", value: $0)
            }
        // RFC 9110 §15.5.16: the media types that would be accepted.
        case 415 where call.request.fields["Content-Encoding"] != nil:
            [.init(name: "Accept-Encoding", value: "gzip, deflate")]
        case 415:
            [
                .init(
                    name: "Accept",
                    value: (operation.requestBody?.content ?? []).map(\.mediaType.description).joined(separator: ", "))
            ]
        default: []
        }
    }

    /// The status.
    ///
    /// 400 and 422 stand in for each other if the document has only one of them.
    private var status: Int {
        let usual = refusal.kind.defaultStatus
        guard usual == 400 || usual == 422 else { return usual }
        let other = usual == 400 ? 422 : 400
        let own = operation.responses.statuses
        if own.contains(usual) { return usual }
        if own.contains(other) { return other }
        return operation.responses[usual] == nil ? 400 : usual
    }
}
