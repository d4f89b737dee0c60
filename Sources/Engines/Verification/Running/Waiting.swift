/// How long a request waited for its target, besides its exchange.
package struct Waiting: Hashable, Sendable {
    /// For the rate limit of the target.
    package var rate = Duration.zero
    /// Because of 429 responses.
    package var retry = Duration.zero
    /// The number of 429 responses after which the request was sent again.
    package var retries = 0
    /// The demanded wait, if it was over the limit; the 429 is then the response.
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
