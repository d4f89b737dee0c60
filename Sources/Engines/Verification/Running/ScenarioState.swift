internal import JSONModel
internal import Randomness

/// What one running scenario remembers: its inputs and the outputs of its steps.
///
/// A class, because every expression of the scenario draws from the same stream; it never leaves its scenario.
final class ScenarioState {
    /// What a scenario shares with those it uses: the stream of random numbers, and how far the mock's clock is ahead.
    final class World {
        fileprivate var random: SeededRandom
        var clockOffset: Int64 = 0

        init(random: SeededRandom) { self.random = random }
    }

    let world: World
    /// `{create: {outputs: {id: …}}}`, as `$steps` sees it.
    private(set) var steps = JSONObject()
    var inputs = JSONObject()

    init(world: World) { self.world = world }

    func nextRandom() -> UInt64 { world.random.next() }

    func uuid() -> String { RandomText.uuid { self.nextRandom() } }

    func nonce() -> [UInt8] {
        [nextRandom(), nextRandom()].flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
    }

    func hasOutput(_ name: String, of step: String) -> Bool { steps[step]?["outputs"]?[name] != nil }

    func setOutputs(_ outputs: JSONObject, of step: String) { steps[step] = ["outputs": .object(outputs)] }
}
