internal import Behaviour
internal import Contract
internal import HTTPModel
internal import JSONModel

/// The answer to a request that was turned away: as the behaviour says, else a problem report.
struct RefusalAnswer {
    private let turndown: Turndown
    private let call: Call

    init(_ turndown: Turndown, call: Call) {
        self.turndown = turndown
        self.call = call
    }

    var response: HTTPResponse {
        let rules = call.handler.api.behaviour.rules(for: turndown.refusal)
        // Because one rule speaks of one violation, rules come first: their order is the order of importance.
        return call.sandbox.exclusively { firstMatching(rules) } ?? problem
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

    private var problem: HTTPResponse {
        let refusal = turndown.refusal
        var problem = Problem(status: status, title: refusal.title, detail: turndown.detail)
        if !turndown.violations.isEmpty {
            problem.extensions = [("violations", .array(turndown.violations.map(\.json)))]
        }
        if status == 401 { problem.fields.append("WWW-Authenticate", SecurityGate.challenge(call.handler.operation)) }
        return problem.response
    }

    /// 422 and 400 stand in for each other where the contract documents only one of them.
    private var status: Int {
        let status = turndown.refusal.defaultStatus
        let responses = call.handler.operation.responses
        if status == 422, responses[422] == nil { return 400 }
        return status
    }
}
