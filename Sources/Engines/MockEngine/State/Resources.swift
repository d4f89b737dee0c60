internal import Behaviour
internal import Lending

/// The resources of one sandbox: the door to its collections.
///
/// The collections of an API are made when it is first used: a test has a sandbox of its own and mostly one API in it.
/// Used by one request at a time.
struct Resources {
    /// Which collection: the positions of the API in the engine and of the collection in its behaviour.
    struct Position {
        let api: Int
        let collection: Int
    }

    private let apis: [API]
    private var made: [[ResourceStore]?]
    /// Where the stores of each API begin in `lendable`.
    private let starts: [Int]
    // Because threads that count references to the same store wait for each other; `made` keeps these alive.
    private var lendable: [Uncounted<ResourceStore>?]

    init(_ apis: [API]) {
        self.apis = apis
        made = Array(repeating: nil, count: apis.count)
        var starts = [0]
        for api in apis { starts.append(starts[starts.count - 1] + api.behaviour.collections.count) }
        self.starts = starts
        lendable = Array(repeating: nil, count: starts[apis.count])
    }

    /// Makes the stores of every API now.
    init(_ apis: [API], _ make: (Int) -> [ResourceStore]) {
        self.init(apis)
        for api in apis.indices { keep(make(api), of: api) }
    }

    /// The stores of the API at a position in the engine.
    mutating func stores(of api: Int) -> [ResourceStore] {
        if let stores = made[api] { return stores }
        let stores = apis[api].behaviour.collections.map { ResourceStore($0) }
        keep(stores, of: api)
        return stores
    }

    /// Lends the store of one collection.
    mutating func withStore<Result>(_ position: Position, _ use: (ResourceStore) -> Result) -> Result {
        if let store = lendable[starts[position.api] + position.collection] { return store.lend(use) }
        return use(stores(of: position.api)[position.collection])
    }

    private mutating func keep(_ stores: [ResourceStore], of api: Int) {
        made[api] = stores
        for (collection, store) in stores.enumerated() { lendable[starts[api] + collection] = Uncounted(store) }
    }
}
