internal import Behaviour

/// The collections of one sandbox, by the place of the API in the engine; those of an API are made when it is first used.
///
/// Used by one request at a time. A test has a sandbox of its own and mostly one API in it.
final class StoresByAPI {
    private let apis: [API]
    private var made: [[ResourceStore]?]

    init(_ apis: [API]) {
        self.apis = apis
        made = Array(repeating: nil, count: apis.count)
    }

    /// Makes all of them now.
    init(_ apis: [API], _ make: (API) -> [ResourceStore]) {
        self.apis = apis
        made = apis.map(make)
    }

    subscript(api: Int) -> [ResourceStore] {
        if let stores = made[api] { return stores }
        let stores = apis[api].behaviour.collections.map { ResourceStore($0) }
        made[api] = stores
        return stores
    }
}
