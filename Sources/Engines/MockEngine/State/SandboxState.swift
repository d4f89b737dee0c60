internal import Behaviour
internal import HTTPModel

/// What one sandbox remembers.
///
/// Used by one request at a time, which holds the sandbox.
struct SandboxState {
    /// By the places of the API in the engine and of the collection in its behaviour.
    var stores: StoresByAPI
    /// By the place of the API in the engine.
    let keptAnswers: [KeptAnswers]
    private let apiNames: [String]

    init(apis: [API]) {
        apiNames = apis.map(\.name)
        stores = StoresByAPI(apis)
        keptAnswers = apis.map { _ in KeptAnswers() }
    }

    /// What `other` remembers, as far as `apis` have places for it.
    init(succeeding other: inout SandboxState, apis: [API]) {
        let before = apis.map { api in other.apiNames.firstIndex(of: api.name) }
        apiNames = apis.map(\.name)
        keptAnswers = before.map { $0.map { other.keptAnswers[$0] } ?? KeptAnswers() }
        let known = before.map { $0.map { other.stores[$0] } ?? [] }
        stores = StoresByAPI(apis) { position in
            apis[position].behaviour.collections.map { definition in
                guard let store = known[position].first(where: { $0.canServe(definition) }) else {
                    return ResourceStore(definition)
                }
                store.follow(definition)
                return store
            }
        }
    }
}
