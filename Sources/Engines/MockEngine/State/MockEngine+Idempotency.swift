internal import Behaviour
internal import Contract
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import Moments
internal import WorkBudgets

/// The answer to a request that nothing is wrong with; under an idempotency key, the one that it had the first time.
extension MockEngine {
    func acceptedAnswer(_ call: Call) throws(Refusal) -> Answered {
        guard let idempotency = call.handler.idempotency, let text = call.request.fields[idempotency.header] else {
            return ruledAnswer(call)
        }
        let scope = idempotency.scope?.value(in: CallScope(call))
        guard idempotency.scope == nil || scope != nil else { return ruledAnswer(call) }
        // Because of two requests with the same key, one must find the answer of the other.
        return try call.sandbox.exclusively { state throws(Refusal) in
            try answer(call, KeptAnswers.Key(scope: scope, text: text), idempotency, &state)
        }
    }

    private func answer(
        _ call: Call, _ key: KeptAnswers.Key, _ idempotency: Idempotency, _ state: inout SandboxState
    ) throws(Refusal) -> Answered {
        let kept = state.keptAnswers(ofAPI: call.handler.apiPosition)
        let fingerprint = KeptAnswers.Fingerprint(
            operation: call.handler.operation.id, pathValues: call.pathValues, query: call.request.target.query,
            body: call.bodyValue)
        if let answer = kept.answer(for: key, at: call.now) {
            return try repeated(answer, call, fingerprint, idempotency)
        }
        let answered = RuleEvaluation.answer(to: call, holding: &state) ?? ContractAnswer(call: call).answered
        // Because the answer of a request that takes too much work is discarded.
        if WorkBudget.ofThisThread.isExceeded { return answered }
        let response = answered.response
        kept.keep(
            KeptAnswers.Answer(
                fingerprint: fingerprint,
                response: HTTPResponse(status: response.status, fields: response.fields, body: response.body),
                begin: call.now, end: call.now.adding(response.delay), expiry: call.now.adding(idempotency.keep)),
            for: key)
        return answered
    }

    private func repeated(
        _ answer: KeptAnswers.Answer, _ call: Call, _ fingerprint: KeptAnswers.Fingerprint, _ idempotency: Idempotency
    ) throws(Refusal) -> Answered {
        guard answer.fingerprint == fingerprint else {
            throw Refusal(
                .idempotencyKeyReused,
                "the key in '\(idempotency.header)' came before with another operation, path, query or body")
        }
        // Because the clock can be moved back, an answer from the future is not in progress.
        if answer.begin <= call.now, call.now < answer.end {
            throw Refusal(
                .idempotencyKeyInProgress,
                "the first request with the key in '\(idempotency.header)' is answered at "
                    + answer.end.rfc3339(fractionDigits: 6))
        }
        return Answered(answer.response, by: .repetition)
    }

    private func ruledAnswer(_ call: Call) -> Answered {
        RuleEvaluation.answer(to: call) ?? ContractAnswer(call: call).answered
    }
}
