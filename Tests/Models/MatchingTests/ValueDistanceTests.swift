import JSONModel
import Matching
import Testing

/// The laws of the distance between two values.
@Suite struct ValueDistanceTests {
    private static let values: [JSON] = [
        nil, true, false, 0, 1, -1, 100, 99, "", "a", "intent", "intend", "PaymentIntent", [], [1], [1, 2], ["a", [1]],
        [:], ["a": 1], ["a": 2, "b": "x"], ["b": "x", "a": .number(JSONNumber(uncheckedSpelling: "2.5"))],
        .number(JSONNumber(uncheckedSpelling: "1e400")),
        .number(JSONNumber(uncheckedSpelling: "12345678901234567890")),
        .number(JSONNumber(uncheckedSpelling: "12345678901234567891")),
        .number(JSONNumber(uncheckedSpelling: "1.0")),
    ]

    @Test func isZeroExactlyForEqualValues() {
        for left in Self.values {
            for right in Self.values {
                let distance = ValueDistance.between(left, right)
                #expect((distance == 0) == (left == right), "\(left) and \(right): \(distance)")
                #expect((0...1).contains(distance), "\(left) and \(right): \(distance)")
            }
        }
    }

    @Test func isTheSameFromBothSides() {
        for left in Self.values {
            for right in Self.values {
                #expect(ValueDistance.between(left, right) == ValueDistance.between(right, left), "\(left), \(right)")
            }
        }
    }

    @Test func growsWithWhatDiffers() {
        func distances(from origin: JSON, _ values: [JSON]) -> [Double] {
            values.map { ValueDistance.between(origin, $0) }
        }
        for distances in [
            distances(from: 100, [100, 99, 90, 50, 1, -100, "100"]),
            distances(from: "intent", ["intent", "intend", "indend", "in", "", 5]),
            distances(from: [1, 2, 3], [[1, 2, 3], [1, 2, 4], [1, 2], [1], [], [:]]),
            distances(from: ["a": 1, "b": "xy"], [["b": "xy", "a": 1], ["a": 1, "b": "x"], ["a": 1], [:], "a"]),
        ] {
            #expect(distances == distances.sorted())
            #expect(distances.first == 0)
            #expect(distances.last == 1)
        }
    }

    @Test func isPartOfTheLongerText() {
        #expect(ValueDistance.between("intent", "intend") == 1.0 / 6)
        #expect(ValueDistance.between("", "abc") == 1)
        #expect(ValueDistance.between("kitten", "sitting") == 3.0 / 7)
    }

    /// Two texts of a million characters would take a million times a million steps.
    @Test func takesNoLongForLongTexts() {
        let text = String(repeating: "a", count: 1_000_000)
        let others = [text + "b", "b" + text, String(repeating: "b", count: 1_000_000), "b\(text)c"]
        #expect(ValueDistance.between(.string(text), .string(others[0])) < 0.001)
        #expect(ValueDistance.between(.string(text), .string(others[1])) < 0.001)
        #expect(ValueDistance.between(.string(text), .string(others[2])) == 1)
        let list = JSON.array(Array(repeating: .string(text), count: 3))
        #expect(ValueDistance.between(list, .array(others[1...].map(JSON.string))) > 0)
    }

    @Test func anAbsentValueHasNothingInCommonWithAnother() {
        #expect(ValueDistance.between(.none, .none) == 0)
        #expect(ValueDistance.between(.none, .some(.null)) == 1)
    }
}
