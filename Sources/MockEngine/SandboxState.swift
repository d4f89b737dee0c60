internal import Behaviour
internal import Expressions
internal import JSONModel

/// What one sandbox remembers. Used by one request at a time.
final class SandboxState {
    let name: String
    private var stores: [String: ResourceStore] = [:]
    private var random: SeededRandom
    private var lastSequence = 0

    init(name: String, apis: [API], seed: UInt64) {
        self.name = name
        random = SeededRandom(seed: seed)
        for api in apis {
            for collection in api.behaviour.collections {
                var store = ResourceStore(collection)
                for seed in collection.seed { _ = store.create(seed) }
                stores[Self.key(api.name, collection.name)] = store
            }
        }
    }

    /// Names a collection apart from those of other APIs.
    static func key(_ api: String, _ collection: String) -> String { "\(api).\(collection)" }

    subscript(key: String) -> ResourceStore? { stores[key] }

    /// Changes a store in place.
    func withStore<Result>(_ key: String, _ change: (inout ResourceStore) -> Result) -> Result? {
        stores[key] != nil ? change(&stores[key]!) : nil
    }

    func nextRandom() -> UInt64 { random.next() }

    /// 1, 2, 3, … in this sandbox.
    func nextSequence() -> Int {
        lastSequence += 1
        return lastSequence
    }

    func nextUUID() -> String { RandomText.uuid { nextRandom() } }
}
