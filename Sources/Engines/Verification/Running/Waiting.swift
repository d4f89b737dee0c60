/// How long a request had to wait for its target, apart from the time its exchange took.
package struct Waiting: Hashable, Sendable {
    /// Because the target takes no more requests in its time.
    package var rate = Duration.zero
    /// Because the target said when to come again.
    package var retry = Duration.zero
    /// How many times it said so and was asked again.
    package var retries = 0
    /// How long it wanted us to wait when that was too long; its 429 is then the response.
    package var tooLong: Duration?

    package var duration: Duration { rate + retry }

    package static let none = Waiting()

    package init() {}

    static func + (left: Waiting, right: Waiting) -> Waiting {
        var sum = left
        sum.rate += right.rate
        sum.retry += right.retry
        sum.retries += right.retries
        return sum
    }
}

extension Run {
    /// Of all requests together.
    package var waiting: Waiting {
        let steps = scenarios.flatMap(\.steps)
        return steps.flatMap { [$0.exchange, $0.counterpart].compactMap(\.self) }.map(\.waiting).reduce(.none, +)
    }
}
