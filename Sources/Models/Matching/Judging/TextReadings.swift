package import JSONModel

/// The values that the texts of a header, a parameter or a cookie can have.
///
/// A text that spells a number can also be that number. A name that occurs several times has several texts; an
/// expectation of a single value must match one of them, and an expectation of a list must match all.
package struct TextReadings {
    /// The texts in their order; empty if the name does not occur.
    package let texts: [String]

    package init(_ texts: [String]) { self.texts = texts }

    /// The single values: each text, and the number that it spells.
    var single: [JSON] { texts.flatMap { [Self.number($0), .string($0)].compactMap(\.self) } }

    /// The lists that all texts together can be; none if there is no text.
    var lists: [JSON] {
        if texts.isEmpty { return [] }
        return [.array(texts.map { Self.number($0) ?? .string($0) }), .array(texts.map(JSON.string))]
    }

    /// The texts in the form for messages: nil, the only text, or a list.
    var shown: JSON? { texts.count > 1 ? .array(texts.map(JSON.string)) : texts.first.map(JSON.string) }

    private static func number(_ text: String) -> JSON? { JSONNumber(text).map(JSON.number) }
}

extension Judge {
    /// Whether the texts can have an expected value.
    package func agrees(_ readings: TextReadings, with expected: Expected) -> Bool {
        switch expected.form {
        case .value: (readings.single + readings.lists).contains { agrees($0, with: expected) }
        case .object: false
        case .list: readings.lists.contains { agrees($0, with: expected) }
        case .matcher(let matcher): matcher.agrees(with: readings, self)
        }
    }

    /// Collects the mismatches of the texts.
    package mutating func compare(_ readings: TextReadings, with expected: Expected, at pointer: JSONPointer) {
        if agrees(readings, with: expected) { return }
        let distance = distance(of: readings, from: expected)
        var inner = Judge(scope: scope, direction: direction)
        if readings.texts.count < 2 { inner.compare(readings.shown, with: expected, at: pointer) }
        for mismatch in inner.mismatches {
            report(
                mismatch.wanted, found: mismatch.found, at: mismatch.pointer, distance: min(distance, mismatch.distance)
            )
        }
        // A text can agree although its number does not: "5" agrees with 'anything but 5'.
        guard inner.mismatches.isEmpty else { return }
        report(.described(describe(expected)), found: readings.shown, at: pointer, distance: distance)
    }

    /// The smallest distance of all readings.
    package func distance(of readings: TextReadings, from expected: Expected) -> Double {
        if agrees(readings, with: expected) { return 0 }
        let all = (readings.single + readings.lists).map { distance(of: $0, from: expected) }
        return all.filter { $0 > 0 }.min() ?? 1
    }
}
