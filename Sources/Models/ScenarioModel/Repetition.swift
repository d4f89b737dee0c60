package import Expressions

/// How often a step is sent again: until all of some conditions hold, or a limit or a failure ends it.
package struct Repetition: Sendable {
    /// All of them must hold; at least one.
    package let until: [Expression]
    /// One that holds ends the step, which has failed then.
    package let failWhen: [Expression]
    /// From one response to the next request.
    package let every: Duration
    /// How many requests are sent at most; nil for no limit, and then `within` is one.
    package let attempts: Int?
    /// How long after the first request the last may be sent; nil for no limit.
    package let within: Duration?

    package static let defaultInterval = Duration.seconds(1)
}
