internal import Behaviour

/// The state of a sandbox that changes with requests: resources, and the answers kept for idempotency keys.
///
/// `Sandbox.exclusively` gives it to one request at a time.
struct SandboxState {
    var resources: Resources
    private let keptAnswers: [KeptAnswers]
    private let apiNames: [String]

    init(apis: [API]) {
        apiNames = apis.map(\.name)
        resources = Resources(apis)
        keptAnswers = apis.map { _ in KeptAnswers() }
    }

    /// The state of `other`, as far as `apis` have its collections.
    init(succeeding other: inout SandboxState, apis: [API]) {
        let before = apis.map { api in other.apiNames.firstIndex(of: api.name) }
        apiNames = apis.map(\.name)
        keptAnswers = before.map { $0.map { other.keptAnswers[$0] } ?? KeptAnswers() }
        let known = before.map { $0.map { other.resources.stores(of: $0) } ?? [] }
        resources = Resources(apis) { position in
            apis[position].behaviour.collections.map { definition in
                guard let store = known[position].first(where: { $0.canServe(definition) }) else {
                    return ResourceStore(definition)
                }
                store.follow(definition)
                return store
            }
        }
    }

    /// The answers kept for idempotency keys of the API at position `api` in the engine.
    func keptAnswers(ofAPI api: Int) -> KeptAnswers { keptAnswers[api] }
}
