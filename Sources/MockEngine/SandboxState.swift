internal import Behaviour
internal import Expressions
internal import JSONModel
internal import Synchronization

/// What one sandbox remembers.
///
/// The stores and the kept answers are used by one request at a time, which holds the sandbox.
final class SandboxState {
    let name: String
    /// By the places of the API in the engine and of the collection in its behaviour.
    let stores: StoresByAPI
    /// By the place of the API in the engine.
    let keptAnswers: [KeptAnswers]
    private let apiNames: [String]
    private let draws: Draws

    init(name: String, apis: [API], seed: UInt64) {
        self.name = name
        apiNames = apis.map(\.name)
        draws = Draws(seed: seed)
        stores = StoresByAPI(apis)
        keptAnswers = apis.map { _ in KeptAnswers() }
    }

    /// What `other` remembers, as far as `apis` have places for it.
    init(succeeding other: SandboxState, apis: [API]) {
        name = other.name
        apiNames = apis.map(\.name)
        draws = other.draws
        stores = StoresByAPI(apis) { api in
            let known = other.position(of: api).map { other.stores[$0] } ?? []
            return api.behaviour.collections.map { definition in
                guard let store = known.first(where: { $0.canServe(definition) }) else {
                    return ResourceStore(definition)
                }
                store.follow(definition)
                return store
            }
        }
        keptAnswers = apis.map { api in other.position(of: api).map { other.keptAnswers[$0] } ?? KeptAnswers() }
    }

    private func position(of api: API) -> Int? { apiNames.firstIndex(of: api.name) }

    // Because each number goes to one request, whoever draws waits for nobody.
    func nextRandom() -> UInt64 { draws.random.next() }

    /// 1, 2, 3, … in this sandbox.
    func nextSequence() -> Int { draws.lastSequence.wrappingAdd(1, ordering: .relaxed).newValue }

    func nextUUID() -> String { RandomText.uuid { nextRandom() } }
}

/// What is drawn from the seed and counted.
private final class Draws: Sendable {
    let random: SharedSeededRandom
    let lastSequence = Atomic(0)

    init(seed: UInt64) { random = SharedSeededRandom(seed: seed) }
}
