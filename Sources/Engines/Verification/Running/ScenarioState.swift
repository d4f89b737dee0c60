internal import JSONModel
internal import Randomness

/// The inputs of a running scenario and the outputs of its steps.
///
/// A class, because all expressions of the scenario draw from one random stream. It is never shared.
final class ScenarioState {
    /// The part shared with used scenarios: the random stream, and the offset of the mock's clock.
    final class World {
        fileprivate var random: SeededRandom
        var clockOffset: Int64 = 0

        init(random: SeededRandom) { self.random = random }
    }

    let world: World
    /// `{create: {outputs: {id: …}}}`, the value of `$steps`.
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
