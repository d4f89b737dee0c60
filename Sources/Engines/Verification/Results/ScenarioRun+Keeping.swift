internal import HTTPModel
package import Secrets

extension ScenarioRun {
    /// This run without the requests and responses of passed steps, except their times and secrets.
    ///
    /// A secret may occur in any text of its scenario. So a report must know it even if it does not show the exchange.
    package func keepingSecrets(_ secrets: SecretNames) -> ScenarioRun {
        var kept = self
        kept.steps = steps.map { $0.outcome == .passed ? $0.keepingSecrets(secrets) : $0 }
        return kept
    }

    /// The part of this run that these options keep.
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
