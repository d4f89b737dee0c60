/// A match was given up because it took too many steps: the pattern backtracks without end on this text.
package struct MatchLimitExceeded: Error, Hashable, Sendable {
    package let pattern: String

    package init(pattern: String) { self.pattern = pattern }
}

extension MatchLimitExceeded: CustomStringConvertible {
    package var description: String {
        "pattern '\(pattern)' takes too many steps on this text; write it without nested repetition"
    }
}
