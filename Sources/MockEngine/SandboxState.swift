internal import Behaviour
internal import Expressions
internal import JSONModel

/// What one sandbox remembers. Used by one request at a time.
final class SandboxState {
    let name: String
    /// By API and collection.
    private var stores: [String: [String: ResourceStore]] = [:]
    private var random: SeededRandom
    private var lastSequence = 0

    init(name: String, apis: [API], seed: UInt64) {
        self.name = name
        random = SeededRandom(seed: seed)
        for api in apis {
            stores[api.name] = [:]
            for collection in api.behaviour.collections {
                var store = ResourceStore(collection)
                for seed in collection.seed { _ = store.create(seed) }
                stores[api.name]?[collection.name] = store
            }
        }
    }

    /// Reads or changes a store in place; nil when there is none of that name.
    func withStore<Result>(_ collection: String, of api: String, _ body: (inout ResourceStore) -> Result) -> Result? {
        guard stores[api]?[collection] != nil else { return nil }
        // Because it was there a line ago.
        return body(&stores[api]![collection]!)
    }

    func nextRandom() -> UInt64 { random.next() }

    /// 1, 2, 3, … in this sandbox.
    func nextSequence() -> Int {
        lastSequence += 1
        return lastSequence
    }

    func nextUUID() -> String { RandomText.uuid { nextRandom() } }
}
