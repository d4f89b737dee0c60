internal import Behaviour
internal import Contract
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import SchemaValidation

/// The answer to a request that was turned away: as the behaviour says, else as the document does, else a problem report.
struct RefusalAnswer {
    /// The field that says why, where the body is the document's and cannot.
    static let reasonHeader = "Understudy-Reason"
    private let turndown: Turndown
    private let call: Call
    private var operation: Operation { call.handler.operation }

    init(_ turndown: Turndown, call: Call) {
        self.turndown = turndown
        self.call = call
    }

    var response: HTTPResponse {
        let rules = call.handler.api.behaviour.rules(for: turndown.refusal)
        // Because one rule speaks of one violation, rules come first: their order is the order of importance.
        if let response = firstMatching(rules) { return response }
        var response = documented ?? ownAnswer
        for field in standardFields where response.fields[field.name] == nil || field.name == "WWW-Authenticate" {
            response.fields.append(field.name, field.value)
        }
        return response
    }

    private func firstMatching(_ rules: [Rule]) -> HTTPResponse? {
        let alternatives = alternatives
        for rule in rules {
            for bindings in alternatives {
                if let response = RuleEvaluation.answer(to: call, by: [rule], bindings: bindings) { return response }
            }
        }
        return nil
    }

    /// What the names of a refusal's rule stand for: once for each violation, or once.
    private var alternatives: [[(name: String, value: JSON)]] {
        let about: JSON = ["title": .string(turndown.refusal.title), "detail": .string(turndown.detail)]
        let all = JSON.array(turndown.violations.map(\.json))
        let common = [(name: "refusal", value: about), (name: "violations", value: all)]
        if turndown.violations.isEmpty { return [common] }
        return turndown.violations.map { common + [(name: "violation", value: $0.json)] }
    }

    /// What the document says of a failure of this status, where no behaviour speaks for the operation.
    ///
    /// A problem report of our own comes first where the document's schema for one takes it, because it has the reasons.
    private var documented: HTTPResponse? {
        guard call.handler.rules.isEmpty, let documented = operation.responses[status], !documented.content.isEmpty
        else { return nil }
        if let schema = documented.content.entry(for: .problemJSON)?.schema {
            let full = problem(status)
            for report in [full, problem(status, withViolations: false)] {
                guard let text = try? JSONText(report.body) else { continue }
                if schema.isValid(text.value, direction: .response) {
                    call.source = .understudy
                    return report
                }
            }
        }
        guard var answer = ContractAnswer(call: call).example(status: status, name: nil) else { return nil }
        answer.fields.append(Self.reasonHeader, HeaderText.sendable(turndown.reason))
        return answer
    }

    private var ownAnswer: HTTPResponse {
        call.source = .understudy
        return problem(status)
    }

    private func problem(_ status: Int, withViolations: Bool = true) -> HTTPResponse {
        var problem = Problem(status: status, title: turndown.refusal.title, detail: turndown.detail)
        if withViolations, !turndown.violations.isEmpty {
            problem.extensions = [("violations", .array(turndown.violations.map(\.json)))]
        }
        return problem.response
    }

    /// The fields that a status must have, or is of little use without.
    private var standardFields: [HTTPFields.Field] {
        switch status {
        case 401, 403:
            Challenges(operation: operation, refusal: turndown.refusal).fields.map {
                .init(name: "WWW-Authenticate", value: $0)
            }
        // RFC 9110 §15.5.16: what would have been taken.
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

    /// 400 and 422 stand in for each other where the document offers only one of them for a request that is wrong.
    private var status: Int {
        let usual = turndown.refusal.defaultStatus
        guard usual == 400 || usual == 422 else { return usual }
        let other = usual == 400 ? 422 : 400
        let own = operation.responses.statuses
        if own.contains(usual) { return usual }
        if own.contains(other) { return other }
        return operation.responses[usual] == nil ? 400 : usual
    }
}
