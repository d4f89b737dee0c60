package import JSONModel

/// A requirement for a value other than equality: `!uuid`, `!matches '^PI-'`, `!optional 5`.
///
/// A matcher contains its argument in a form ready for use. Its `MatcherDefinition` has the name and reads the
/// argument. Both are in the file of their family.
package protocol Matcher: Sendable {
    /// The requirement as part of a sentence: `a UUID`.
    func description(_ judge: Judge) -> String

    /// Whether `actual` meets the requirement; nil is an absent value.
    func agrees(with actual: JSON?, _ judge: Judge) -> Bool

    /// Reports why `actual` does not agree: one mismatch, unless the matcher compares parts of the value.
    func compare(_ actual: JSON?, at pointer: JSONPointer, _ judge: inout Judge)

    /// The distance of `actual` from a value that agrees, as for `Judge.distance(of:from:)`: 0 exactly if it agrees.
    func distance(from actual: JSON?, _ judge: Judge) -> Double

    /// Whether the texts of a header, a parameter or a cookie agree; by default, whether one of their values does.
    func agrees(with readings: TextReadings, _ judge: Judge) -> Bool

    /// Whether the part of a value at `tokens` may differ between values that agree.
    ///
    /// By default it may. A matcher that only wraps an expectation returns what the expectation returns.
    func leavesOpen(_ tokens: ArraySlice<String>) -> Bool
}

extension Matcher {
    package func compare(_ actual: JSON?, at pointer: JSONPointer, _ judge: inout Judge) {
        if agrees(with: actual, judge) { return }
        judge.report(
            .described(description(judge)), found: actual, at: pointer, distance: distance(from: actual, judge))
    }

    package func distance(from actual: JSON?, _ judge: Judge) -> Double { agrees(with: actual, judge) ? 0 : 1 }

    package func agrees(with readings: TextReadings, _ judge: Judge) -> Bool {
        readings.single.contains { agrees(with: $0, judge) }
    }

    package func leavesOpen(_ tokens: ArraySlice<String>) -> Bool { true }
}

/// A matcher that looks at one present value.
package struct ValueTest: Matcher {
    private let text: String
    /// Values of this kind have half the distance.
    private let kind: JSON.Kind?
    private let holds: @Sendable (JSON) -> Bool

    package init(_ text: String, near kind: JSON.Kind? = nil, _ holds: @escaping @Sendable (JSON) -> Bool) {
        self.text = text
        self.kind = kind
        self.holds = holds
    }

    package func description(_ judge: Judge) -> String { text }
    package func agrees(with actual: JSON?, _ judge: Judge) -> Bool { actual.map(holds) ?? false }

    package func distance(from actual: JSON?, _ judge: Judge) -> Double {
        guard let actual else { return 1 }
        return holds(actual) ? 0 : actual.kind == kind ? 0.5 : 1
    }
}
