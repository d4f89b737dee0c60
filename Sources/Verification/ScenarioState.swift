internal import Expressions
internal import JSONModel

/// What one running scenario remembers: the outputs of its steps, and its place in the stream of random numbers.
///
/// A class, because every expression of the scenario draws from the same stream; it never leaves its scenario.
final class ScenarioState {
    /// `{create: {outputs: {id: …}}}`, as `$steps` sees it.
    private(set) var steps = JSONObject()
    private var random: SeededRandom

    init(random: SeededRandom) { self.random = random }

    func nextRandom() -> UInt64 { random.next() }

    func uuid() -> String { RandomText.uuid { self.nextRandom() } }

    func nonce() -> [UInt8] {
        [nextRandom(), nextRandom()].flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
    }

    func hasOutput(_ name: String, of step: String) -> Bool { steps[step]?["outputs"]?[name] != nil }

    func setOutputs(_ outputs: JSONObject, of step: String) { steps[step] = ["outputs": .object(outputs)] }
}
