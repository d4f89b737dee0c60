internal import Behaviour
internal import Lending

/// The collections of one sandbox.
///
/// The collections of an API are made when it is first used, because a test has a sandbox of its own and usually calls
/// one API. Only one request at a time may use them.
struct Resources {
    /// A collection, by the positions of the API in the engine and of the collection in its behaviour.
    struct Position {
        let api: Int
        let collection: Int
    }

    private let apis: [API]
    private let memory: MemoryBudget
    private var stores: [[ResourceStore]?]
    /// The position in `lendable` of each API's first store.
    private let starts: [Int]
    // The stores without counted references; `stores` keeps them alive.
    private var lendable: [Uncounted<ResourceStore>?]

    init(_ apis: [API], memory: MemoryBudget) {
        self.apis = apis
        self.memory = memory
        stores = Array(repeating: nil, count: apis.count)
        var starts = [0]
        for api in apis { starts.append(starts[starts.count - 1] + api.behaviour.collections.count) }
        self.starts = starts
        lendable = Array(repeating: nil, count: starts[apis.count])
    }

    /// Makes the stores of all APIs.
    init(_ apis: [API], memory: MemoryBudget, _ make: (Int) -> [ResourceStore]) {
        self.init(apis, memory: memory)
        for api in apis.indices { keep(make(api), of: api) }
    }

    /// The stores of the API at position `api` in the engine.
    mutating func stores(of api: Int) -> [ResourceStore] {
        if let known = stores[api] { return known }
        let made = apis[api].behaviour.collections.map { ResourceStore($0, memory: memory) }
        keep(made, of: api)
        return made
    }

    /// The stores that were made so far.
    var made: [ResourceStore] { stores.compactMap(\.self).flatMap(\.self) }

    /// Calls `use` with the store of one collection.
    mutating func withStore<Result>(_ position: Position, _ use: (ResourceStore) -> Result) -> Result {
        if let store = lendable[starts[position.api] + position.collection] { return store.lend(use) }
        return use(stores(of: position.api)[position.collection])
    }

    private mutating func keep(_ made: [ResourceStore], of api: Int) {
        stores[api] = made
        for (collection, store) in made.enumerated() { lendable[starts[api] + collection] = Uncounted(store) }
    }
}
