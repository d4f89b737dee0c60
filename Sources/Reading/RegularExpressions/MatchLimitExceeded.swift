/// A match was given up after too many steps: the pattern backtracks excessively on this text.
package struct MatchLimitExceeded: Error, Hashable, Sendable {
    package let pattern: String

    package init(pattern: String) { self.pattern = pattern }
}

extension MatchLimitExceeded: CustomStringConvertible {
    package var description: String {
        "pattern '\(pattern)' takes too many steps on this text; write it without nested repetition"
    }
}
