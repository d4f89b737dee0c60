internal import Diagnostics

/// What makes a mock act like the real API: who may call it, what it remembers, what it answers, and how sure we are.
///
/// `BehaviourReader` makes it from `behaviour.yaml`; every name in it has been checked against the contract and every
/// expression is compiled.
package struct Behaviour: Sendable {
    /// By the name of the contract's security scheme.
    package var credentials: [String: CredentialSet] = [:]
    package var collections: [ResourceCollection] = []
    /// The rules of each operation, by its id; the first whose conditions hold is carried out.
    package var rules: [String: [Rule]] = [:]
    /// The rules that answer a request the engine turns away.
    package var refusals: [RefusalKind: [Rule]] = [:]
    /// What the API does not mind, so that the request goes on.
    package var ignoredRefusals: Set<RefusalKind> = []
    /// Nil where a request that is sent again is one like any other.
    package var idempotency: Idempotency?
    package var errors = ErrorCatalogue()
    package var fidelity: [FidelityNote] = []

    /// A behaviour that adds nothing to the contract.
    package init() {}

    /// The rules that answer a request turned away for `refusal`.
    package func rules(for refusal: RefusalKind) -> [Rule] {
        refusals[refusal] ?? refusal.wider.flatMap { refusals[$0] } ?? []
    }

    /// Whether a request goes on in spite of `refusal`.
    package func ignores(_ refusal: RefusalKind) -> Bool {
        if ignoredRefusals.contains(refusal) { return true }
        return refusals[refusal] == nil && refusal.wider.map(ignoredRefusals.contains) == true
    }
}
