package import Expressions

/// The repetition of a step: until all conditions hold, or a limit or a failure ends it.
package struct Repetition: Sendable {
    /// Conditions that must all hold; at least one.
    package let until: [Expression]
    /// Conditions that end the step as failed if one of them holds.
    package let failWhen: [Expression]
    /// The pause between a response and the next request.
    package let every: Duration
    /// The most requests; nil for no limit, and then `within` is set.
    package let attempts: Int?
    /// The longest time from the first request to the last; nil for no limit.
    package let within: Duration?

    package static let defaultInterval = Duration.seconds(1)
}
