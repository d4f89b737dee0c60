internal import HTTPModel
package import Secrets

extension ScenarioRun {
    /// The same with nothing of the requests and responses of steps that passed but times and what is secret in them.
    ///
    /// Because a secret may occur in any text of its scenario, a report must know it even where it does not show the
    /// exchange it comes from.
    package func keepingSecrets(_ secrets: SecretNames) -> ScenarioRun {
        var kept = self
        kept.steps = steps.map { $0.outcome == .passed ? $0.keepingSecrets(secrets) : $0 }
        return kept
    }

    /// What a run with these options has of it.
    func kept(_ options: VerifierOptions, _ secrets: SecretNames) -> ScenarioRun {
        options.keepsPassedExchanges ? self : keepingSecrets(secrets)
    }
}

extension StepRun {
    fileprivate func keepingSecrets(_ secrets: SecretNames) -> StepRun {
        var kept = self
        kept.exchange = exchange?.keepingSecrets(secrets)
        kept.counterpart = counterpart?.keepingSecrets(secrets)
        return kept
    }
}

extension Exchange {
    fileprivate func keepingSecrets(_ secrets: SecretNames) -> Exchange {
        func fields(_ fields: HTTPFields) -> HTTPFields {
            HTTPFields(fields.fields.lazy.filter { secrets.isSecret(header: $0.name) }.map { ($0.name, $0.value) })
        }
        func kept(_ all: HTTPFields, _ body: [UInt8]) -> (fields: HTTPFields, body: [UInt8]) {
            var kept = (fields: fields(all), body: SecretMembers(fields: all, body: body, secrets).body)
            if !kept.body.isEmpty { kept.fields.append("Content-Type", "application/json") }
            return kept
        }
        let sent = kept(request.fields, request.body)
        let received = response.map { response in
            let kept = kept(response.fields, response.body)
            return HTTPResponse(status: response.status, fields: kept.fields, body: kept.body)
        }
        return Exchange(
            baseURL: baseURL,
            request: HTTPRequest(request.method, request.target, fields: sent.fields, body: sent.body),
            response: received, duration: duration,
            waiting: waiting, start: start)
    }
}
