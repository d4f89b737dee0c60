/// How often a step was sent, and what ended it.
package struct Attempts: Hashable, Sendable {
    /// The requests that failed or whose response was checked; one for a step without `repeat`.
    package var count: Int
    /// Requests sent again because no connection could be made.
    package var retries: Int
    /// Requests sent again on another connection, because the server closed a kept one.
    package var resent = 0
    /// What ended a step that has `repeat`: `until`, `fail-when`, `attempts` or `within`; nil for other steps.
    package var endedBy: String?

    package init(count: Int = 1, retries: Int = 0, endedBy: String? = nil) {
        self.count = count
        self.retries = retries
        self.endedBy = endedBy
    }
}
