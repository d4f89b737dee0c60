internal import Diagnostics

/// What makes a mock act like the real API: credentials, collections, rules, errors, and how sure we are of each.
///
/// `BehaviourReader` makes it from `behaviour.yaml`. Every name in it was checked against the contract, and every
/// expression is compiled.
package struct Behaviour: Sendable {
    /// By the name of the contract's security scheme.
    package var credentials: [String: CredentialSet] = [:]
    package var collections: [ResourceCollection] = []
    /// The rules of each operation, by its id; the first whose conditions hold is carried out.
    package var rules: [String: [Rule]] = [:]
    /// The rules that answer refused requests.
    package var refusals: [RefusalKind: [Rule]] = [:]
    /// The refusals that the API ignores, so that the request goes on.
    package var ignoredRefusals: Set<RefusalKind> = []
    /// Nil when the API ignores idempotency keys.
    package var idempotency: Idempotency?
    package var errors = ErrorCatalogue()
    package var fidelity: [FidelityNote] = []

    /// A behaviour that adds nothing to the contract.
    package init() {}

    /// The rules that answer a request refused for `refusal`.
    package func rules(for refusal: RefusalKind) -> [Rule] {
        refusals[refusal] ?? refusal.wider.flatMap { refusals[$0] } ?? []
    }

    /// Whether a request goes on despite `refusal`.
    package func ignores(_ refusal: RefusalKind) -> Bool {
        if ignoredRefusals.contains(refusal) { return true }
        return refusals[refusal] == nil && refusal.wider.map(ignoredRefusals.contains) == true
    }
}
