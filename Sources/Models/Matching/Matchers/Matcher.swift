package import JSONModel

/// What a value must be, other than equal to one that is written out: `!uuid`, `!matches '^PI-'`, `!optional 5`.
///
/// A type has the argument, ready to be judged by; a `MatcherDefinition` has the name and reads the argument. Both stand
/// in the file of their family.
package protocol Matcher: Sendable {
    /// What the value must be, inside a sentence: `a UUID`.
    func description(_ judge: Judge) -> String

    /// Whether `actual`, nil for an absent value, is so.
    func agrees(with actual: JSON?, _ judge: Judge) -> Bool

    /// Reports where `actual` is not so: one mismatch, unless the matcher looks into the parts of a value.
    func compare(_ actual: JSON?, at pointer: JSONPointer, _ judge: inout Judge)

    /// How far `actual` is from being so, as `Judge.distance(of:from:)` says it: 0 exactly where it agrees.
    func distance(from actual: JSON?, _ judge: Judge) -> Double

    /// Whether texts of a header, a parameter or a cookie stand for such a value: by default, whether one of them does.
    func agrees(with readings: TextReadings, _ judge: Judge) -> Bool

    /// Whether the part of a value that `tokens` lead to may be another in each value that agrees.
    ///
    /// By default it may; a matcher that only says where its expectation holds is as open as that is.
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

/// A matcher that looks at one present value and nothing else.
package struct ValueTest: Matcher {
    private let text: String
    /// Values of this kind are half way to agreeing.
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
