/// How often a step was sent, and what ended it.
package struct Attempts: Hashable, Sendable {
    /// Requests whose response was looked at, or that failed; a step without `repeat` has one.
    package var count: Int
    /// Requests sent again because no connection could be made.
    package var retries: Int
    /// What ended a step that has `repeat`: `until`, `fail-when`, `attempts` or `within`; nil for other steps.
    package var endedBy: String?

    package init(count: Int = 1, retries: Int = 0, endedBy: String? = nil) {
        self.count = count
        self.retries = retries
        self.endedBy = endedBy
    }
}
