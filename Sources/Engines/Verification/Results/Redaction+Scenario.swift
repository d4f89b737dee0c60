package import Secrets

extension Redaction {
    /// Masks the secrets of all exchanges of a scenario in its texts.
    ///
    /// `spellings` are those of secrets that other scenarios of the run have too.
    package init(_ names: SecretNames, scenario: ScenarioRun, spellings: SpellingCache = SpellingCache()) {
        self.init(
            names,
            secrets: scenario.steps.flatMap { [$0.exchange, $0.counterpart].compactMap(\.self) }.flatMap { exchange in
                Self.secrets(of: exchange.request, to: exchange.baseURL, exchange.response, names, api: scenario.api)
            }, of: scenario.api, spellings: spellings)
    }

    /// For texts that are shown before a scenario has run; masks only the target's secrets.
    package init(_ names: SecretNames) { self.init(names, secrets: [], of: "") }
}
