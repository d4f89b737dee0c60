package import JSONModel

/// What the texts of a header, a parameter or a cookie stand for.
///
/// A text stands for the number that it spells too. A name that comes several times has several texts; an expectation
/// of a single value wants one of them, an expectation of a list wants them all.
package struct TextReadings {
    /// In the order they came; empty for a name that is not there.
    package let texts: [String]

    package init(_ texts: [String]) { self.texts = texts }

    /// Each value that one of the texts stands for.
    var single: [JSON] { texts.flatMap { [Self.number($0), .string($0)].compactMap(\.self) } }

    /// Each list that all of the texts stand for; none where there is no text.
    var lists: [JSON] {
        if texts.isEmpty { return [] }
        return [.array(texts.map { Self.number($0) ?? .string($0) }), .array(texts.map(JSON.string))]
    }

    /// The texts as a message shows them: nil, the only one, or a list.
    var shown: JSON? { texts.count > 1 ? .array(texts.map(JSON.string)) : texts.first.map(JSON.string) }

    private static func number(_ text: String) -> JSON? { JSONNumber(text).map(JSON.number) }
}

extension Judge {
    /// Whether texts stand for what is expected.
    package func agrees(_ readings: TextReadings, with expected: Expected) -> Bool {
        switch expected.form {
        case .value: (readings.single + readings.lists).contains { agrees($0, with: expected) }
        case .object: false
        case .list: readings.lists.contains { agrees($0, with: expected) }
        case .matcher(let matcher): matcher.agrees(with: readings, self)
        }
    }

    /// Collects in what texts do not stand for what is expected.
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
        // Because a text alone can agree, as "5" does with 'anything but 5', where the number that it spells does not.
        guard inner.mismatches.isEmpty else { return }
        report(.described(describe(expected)), found: readings.shown, at: pointer, distance: distance)
    }

    /// The distance of the reading that is nearest.
    package func distance(of readings: TextReadings, from expected: Expected) -> Double {
        if agrees(readings, with: expected) { return 0 }
        let all = (readings.single + readings.lists).map { distance(of: $0, from: expected) }
        return all.filter { $0 > 0 }.min() ?? 1
    }
}
