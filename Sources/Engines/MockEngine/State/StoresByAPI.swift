internal import Behaviour

/// The collections of one sandbox, by the place of the API in the engine; those of an API are made when it is first used.
///
/// Used by one request at a time. A test has a sandbox of its own and mostly one API in it.
struct StoresByAPI {
    private let apis: [API]
    private var made: [[ResourceStore]?]
    /// Where the stores of each API begin in `uncounted`.
    private let starts: [Int]
    // Because threads that count references to the same store wait for each other; `made` keeps these alive.
    private var uncounted: [Unmanaged<ResourceStore>?]

    init(_ apis: [API]) {
        self.apis = apis
        made = Array(repeating: nil, count: apis.count)
        var starts = [0]
        for api in apis { starts.append(starts[starts.count - 1] + api.behaviour.collections.count) }
        self.starts = starts
        uncounted = Array(repeating: nil, count: starts[apis.count])
    }

    /// Makes all of them now.
    init(_ apis: [API], _ make: (Int) -> [ResourceStore]) {
        self.init(apis)
        for position in apis.indices { keep(make(position), position) }
    }

    /// All of an API.
    subscript(api: Int) -> [ResourceStore] {
        mutating get {
            if let stores = made[api] { return stores }
            let stores = apis[api].behaviour.collections.map { ResourceStore($0) }
            keep(stores, api)
            return stores
        }
    }

    /// One, which is there as long as the sandbox.
    mutating func store(_ collection: Int, ofAPI api: Int) -> Unmanaged<ResourceStore> {
        if let store = uncounted[starts[api] + collection] { return store }
        return .passUnretained(self[api][collection])
    }

    private mutating func keep(_ stores: [ResourceStore], _ api: Int) {
        made[api] = stores
        for (position, store) in stores.enumerated() { uncounted[starts[api] + position] = .passUnretained(store) }
    }
}
