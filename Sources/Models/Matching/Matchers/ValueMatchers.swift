package import JSONModel

/// Matchers that compare single values.
extension MatcherDefinition {
    static let values: [MatcherDefinition] = [
        MatcherDefinition(name: "one-of") { node, reader in
            reader.readList(for: "one-of", node).map { Alternatives($0) }
        },
        expectation("not") { Negation(expected: $0) },
        MatcherDefinition(name: "length") { node, reader in
            reader.readCount(for: "length", node).map { Length(count: $0) }
        },
        MatcherDefinition(name: "range") { node, reader in
            reader.readRange(for: "range", node).map { NumberRange(lower: $0.lower, upper: $0.upper) }
        },
    ]
}

/// One of several expectations; the distance is that of the nearest.
package struct Alternatives: Matcher {
    private let alternatives: [Expected]

    package init(_ alternatives: [Expected]) { self.alternatives = alternatives }

    package func description(_ judge: Judge) -> String { "one of \(judge.describe(alternatives))" }

    package func agrees(with actual: JSON?, _ judge: Judge) -> Bool {
        // An alternative may be optional, but the value must be present.
        actual != nil && alternatives.contains { judge.agrees(actual, with: $0) }
    }

    package func distance(from actual: JSON?, _ judge: Judge) -> Double {
        guard actual != nil else { return 1 }
        return alternatives.map { judge.distance(of: actual, from: $0) }.min() ?? 1
    }

    package func agrees(with readings: TextReadings, _ judge: Judge) -> Bool {
        !readings.texts.isEmpty && alternatives.contains { judge.agrees(readings, with: $0) }
    }
}

/// A value that is present and not as expected.
private struct Negation: Matcher {
    let expected: Expected

    func description(_ judge: Judge) -> String { "anything but \(judge.describe(expected))" }

    func agrees(with actual: JSON?, _ judge: Judge) -> Bool {
        actual != nil && !judge.agrees(actual, with: expected)
    }

    /// None of the texts is as expected.
    func agrees(with readings: TextReadings, _ judge: Judge) -> Bool {
        !readings.texts.isEmpty && !judge.agrees(readings, with: expected)
    }
}

private struct Length: Matcher {
    let count: Int

    func description(_ judge: Judge) -> String { "a string or list of length \(count)" }
    func agrees(with actual: JSON?, _ judge: Judge) -> Bool { actual.flatMap(Self.length) == count }

    func distance(from actual: JSON?, _ judge: Judge) -> Double {
        guard let length = actual.flatMap(Self.length) else { return 1 }
        return length == count ? 0 : Double(abs(length - count)) / Double(max(length, count))
    }

    private static func length(_ value: JSON) -> Int? {
        value.stringValue?.unicodeScalars.count ?? value.arrayValue?.count
    }
}

/// A number between two bounds, which are included; nil for no bound.
private struct NumberRange: Matcher {
    let lower: JSONNumber?
    let upper: JSONNumber?

    func description(_ judge: Judge) -> String {
        switch (lower, upper) {
        case (let lower?, let upper?): "a number from \(lower) to \(upper)"
        case (let lower?, nil): "a number from \(lower)"
        case (nil, let upper?): "a number up to \(upper)"
        case (nil, nil): "a number"
        }
    }

    func agrees(with actual: JSON?, _ judge: Judge) -> Bool { distance(from: actual, judge) == 0 }

    /// The distance from the bound that the value exceeds.
    func distance(from actual: JSON?, _ judge: Judge) -> Double {
        guard let number = actual?.numberValue else { return 1 }
        if let lower, number < lower { return ValueDistance.between(number, lower) }
        if let upper, upper < number { return ValueDistance.between(number, upper) }
        return 0
    }
}
