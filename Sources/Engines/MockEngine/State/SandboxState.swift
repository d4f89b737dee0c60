internal import Behaviour

/// The state of a sandbox that changes with requests: resources, and the answers kept for idempotency keys.
///
/// `Sandbox.exclusively` gives it to one request at a time.
struct SandboxState {
    var resources: Resources
    private let keptAnswers: [KeptAnswers]
    private let apiNames: [String]

    init(apis: [API], memory: MemoryBudget) {
        apiNames = apis.map(\.name)
        resources = Resources(apis, memory: memory)
        keptAnswers = apis.map { _ in KeptAnswers(memory: memory) }
    }

    /// The state of `other`, as far as `apis` have its collections.
    init(succeeding other: inout SandboxState, apis: [API], memory: MemoryBudget) {
        let before = apis.map { api in other.apiNames.firstIndex(of: api.name) }
        apiNames = apis.map(\.name)
        keptAnswers = before.map { $0.map { other.keptAnswers[$0] } ?? KeptAnswers(memory: memory) }
        let known = before.map { $0.map { other.resources.stores(of: $0) } ?? [] }
        resources = Resources(apis, memory: memory) { position in
            apis[position].behaviour.collections.map { definition in
                guard let store = known[position].first(where: { $0.canServe(definition) }) else {
                    return ResourceStore(definition, memory: memory)
                }
                store.follow(definition)
                return store
            }
        }
    }

    /// The answers kept for idempotency keys of the API at position `api` in the engine.
    func keptAnswers(ofAPI api: Int) -> KeptAnswers { keptAnswers[api] }

    var keptAnswerCount: Int { keptAnswers.reduce(0) { $0 + $1.count } }

    /// The bytes of kept answers and of resources.
    var bytes: (answers: Int, resources: Int) {
        (keptAnswers.reduce(0) { $0 + $1.bytes }, resources.made.reduce(0) { $0 + $1.bytes })
    }

    /// Forgets the oldest answers and the oldest resources until they took as many bytes: of both in proportion to what
    /// they take.
    ///
    /// Seeds are kept.
    func forgetOldest(bytes: Int) -> MemoryBudget.Forgotten {
        let taken = self.bytes
        let part = Double(taken.answers) / Double(max(1, taken.answers + taken.resources))
        let ofAnswers = Int(part * Double(bytes))
        return MemoryBudget.Forgotten(
            answers: Self.forget(ofAnswers, of: keptAnswers, bytes: \.bytes) { $0.forgetOldest(bytes: $1) },
            resources: Self.forget(bytes - ofAnswers, of: resources.made, bytes: \.bytes) { $0.forgetOldest(bytes: $1) }
        )
    }

    /// Calls `forget` for the owners, the largest first, until they have given as many bytes back.
    private static func forget<Owner>(
        _ bytes: Int, of owners: [Owner], bytes size: (Owner) -> Int, _ forget: (Owner, _ bytes: Int) -> Int
    ) -> Int {
        var rest = bytes
        var count = 0
        for owner in owners.sorted(by: { size($0) > size($1) }) where rest > 0 {
            let before = size(owner)
            count += forget(owner, rest)
            rest -= before - size(owner)
        }
        return count
    }
}
