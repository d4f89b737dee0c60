internal import Behaviour
internal import Expressions
internal import JSONModel

/// What one sandbox remembers.
///
/// Used by one request at a time.
final class SandboxState {
    let name: String
    /// By the places of the API in the engine and of the collection in its behaviour.
    let stores: [[ResourceStore]]
    /// By the place of the API in the engine.
    let keptAnswers: [KeptAnswers]
    private var random: SeededRandom
    private var lastSequence = 0

    init(name: String, apis: [API], seed: UInt64) {
        self.name = name
        random = SeededRandom(seed: seed)
        stores = apis.map { api in api.behaviour.collections.map { ResourceStore($0) } }
        keptAnswers = apis.map { _ in KeptAnswers() }
    }

    func nextRandom() -> UInt64 { random.next() }

    /// 1, 2, 3, … in this sandbox.
    func nextSequence() -> Int {
        lastSequence += 1
        return lastSequence
    }

    func nextUUID() -> String { RandomText.uuid { nextRandom() } }
}
