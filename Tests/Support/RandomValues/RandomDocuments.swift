package import JSONModel
internal import Randomness

/// Random JSON values from a seed, small enough to collide often.
package struct RandomDocuments {
    private var random: SeededRandom

    package init(seed: UInt64) { random = SeededRandom(seed: seed) }

    package mutating func value(depth: Int = 4) -> JSON {
        switch Int.random(in: 0..<(depth == 0 ? 5 : 9), using: &random) {
        case 0: .null
        case 1: .bool(Bool.random(using: &random))
        case 2:
            .number(JSONNumber(uncheckedSpelling: pick(["0", "-0", "1", "1.0", "10e-1", "2", "12345678901234567890"])))
        case 3, 4: .string(pick(["", "a", "b", "é", "e\u{301}", "0", "~/"]))
        case 5: .array(keyed(depth: depth))
        case 6: .array((0..<Int.random(in: 0...6, using: &random)).map { _ in value(depth: depth - 1) })
        default: object(depth: depth)
        }
    }

    /// A value with some of its parts changed, removed, added or moved.
    package mutating func variation(of value: JSON) -> JSON {
        if chance(12) { return self.value(depth: 2) }
        switch value {
        case .array(let elements):
            var result = elements.filter { _ in !chance(8) }.map { chance(3) ? variation(of: $0) : $0 }
            if chance(4) { result.insert(self.value(depth: 1), at: Int.random(in: 0...result.count, using: &random)) }
            if chance(8) { result.reverse() }
            if chance(4) { result.shuffle(using: &random) }
            return .array(result)
        case .object(let object):
            var members = object.members.filter { _ in !chance(8) }
            if chance(6) { members.shuffle(using: &random) }
            var result = JSONObject(members.map { ($0.name, chance(3) ? variation(of: $0.value) : $0.value) })
            if chance(4) { result.append(name(), self.value(depth: 1)) }
            return .object(result)
        default: return value
        }
    }

    /// Objects with a key of their own, now and then with one that another has.
    private mutating func keyed(depth: Int) -> [JSON] {
        (0..<Int.random(in: 0...6, using: &random)).map { index in
            let key = chance(12) ? 0 : index
            return ["id": .number(JSONNumber(key)), "v": value(depth: depth - 1)]
        }
    }

    private mutating func object(depth: Int) -> JSON {
        var object = JSONObject()
        for _ in 0..<Int.random(in: 0...6, using: &random) { object.append(name(), value(depth: depth - 1)) }
        return .object(object)
    }

    private mutating func name() -> String { pick(["a", "b", "c", "0", "1", "", "é", "e\u{301}", "a/b", "m~n"]) }

    private mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }

    private mutating func pick(_ choices: [String]) -> String {
        choices[Int.random(in: choices.indices, using: &random)]
    }
}
