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
    private var made: [[ResourceStore]?]
    /// The position in `lendable` of each API's first store.
    private let starts: [Int]
    // The stores without counted references; `made` keeps them alive.
    private var lendable: [Uncounted<ResourceStore>?]

    init(_ apis: [API]) {
        self.apis = apis
        made = Array(repeating: nil, count: apis.count)
        var starts = [0]
        for api in apis { starts.append(starts[starts.count - 1] + api.behaviour.collections.count) }
        self.starts = starts
        lendable = Array(repeating: nil, count: starts[apis.count])
    }

    /// Makes the stores of all APIs.
    init(_ apis: [API], _ make: (Int) -> [ResourceStore]) {
        self.init(apis)
        for api in apis.indices { keep(make(api), of: api) }
    }

    /// The stores of the API at position `api` in the engine.
    mutating func stores(of api: Int) -> [ResourceStore] {
        if let stores = made[api] { return stores }
        let stores = apis[api].behaviour.collections.map { ResourceStore($0) }
        keep(stores, of: api)
        return stores
    }

    /// Calls `use` with the store of one collection.
    mutating func withStore<Result>(_ position: Position, _ use: (ResourceStore) -> Result) -> Result {
        if let store = lendable[starts[position.api] + position.collection] { return store.lend(use) }
        return use(stores(of: position.api)[position.collection])
    }

    private mutating func keep(_ stores: [ResourceStore], of api: Int) {
        made[api] = stores
        for (collection, store) in stores.enumerated() { lendable[starts[api] + collection] = Uncounted(store) }
    }
}
