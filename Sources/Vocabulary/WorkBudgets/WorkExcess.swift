/// What went beyond a limit of work first.
package struct WorkExcess: Hashable, Sendable {
    /// In units of work.
    package let limit: Int
    /// What was cut off: `matching the pattern '^(a+)+$'`.
    package let task: String

    package init(limit: Int, task: String) {
        self.limit = limit
        self.task = task
    }
}

extension WorkExcess: CustomStringConvertible {
    package var description: String { "more than \(limit) units of work; cut off while \(task)" }
}
