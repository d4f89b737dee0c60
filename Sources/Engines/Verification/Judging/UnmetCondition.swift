/// A condition of a scenario, besides its expectations, that was not met.
package enum UnmetCondition: Hashable, Sendable, CustomStringConvertible {
    /// A condition of `until` did not come true before a limit such as `attempts` ended the step.
    case until(String, attempts: Int, limit: String, status: Int)
    /// A condition of `fail-when` came true.
    case failWhen(String, attempt: Int, status: Int)
    /// The mock refused a part of `given`: `the clock`, `a resource of 'orders'`.
    case notGiven(String, answer: String)
    /// A used scenario has no value for one of its outputs.
    case usedOutput(String)

    package var description: String {
        switch self {
        case .until(let condition, let attempts, let limit, let status):
            "'until' did not come true before '\(limit)' ended it after \(attempts) "
                + "\(attempts == 1 ? "attempt" : "attempts"): \(condition); the last status was \(status)"
        case .failWhen(let condition, let attempt, let status):
            "'fail-when' came true at attempt \(attempt): \(condition); the status was \(status)"
        case .notGiven(let what, let answer): "the mock did not take \(what): \(answer)"
        case .usedOutput(let name): "the scenario has no value for its output '\(name)'"
        }
    }
}
