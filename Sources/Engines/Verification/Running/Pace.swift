internal import HTTPModel
package import Moments
internal import Threads

/// The pace of requests to one target: at most at its rate, and again after a 429 (RFC 6585 §4).
///
/// All threads that send to the target share one.
package final class Pace: Sendable {
    /// The clocks and the pause.
    package struct Clock: Sendable {
        /// Moves forward only.
        let uptime: @Sendable () -> Duration
        /// For a `Retry-After` that is a date.
        let now: @Sendable () -> Timestamp
        let sleep: @Sendable (Duration) -> Void

        package init(
            uptime: @escaping @Sendable () -> Duration, now: @escaping @Sendable () -> Timestamp,
            sleep: @escaping @Sendable (Duration) -> Void
        ) {
            self.uptime = uptime
            self.now = now
            self.sleep = sleep
        }
    }

    /// Nil when nothing ever waits.
    private let clock: Clock?
    private let interval: Duration
    private let waitLimit: Duration
    /// The time from which the next request may be sent.
    private let next = Locked(Duration.zero)

    /// Requests are sent at once, and a 429 is an ordinary response.
    package init() { (clock, interval, waitLimit) = (nil, .zero, .zero) }

    /// `interval` is the least time between two requests.
    ///
    /// `waitLimit` is the longest time that one request may wait because of 429.
    package init(interval: Duration = .zero, waitLimit: Duration, clock: Clock) {
        self.clock = clock
        self.interval = interval
        self.waitLimit = waitLimit
    }

    /// Sends `request` when it may be sent, and again as long as the target answers 429 with a time; `waiting` has the
    /// times.
    ///
    /// Adds to `resent` how often a request was sent again on another connection.
    ///
    /// With `expectsRefusal`, a 429 is the expected response and is not repeated.
    func send(
        _ request: HTTPRequest, to baseURL: String, timeout: Duration, over transport: any HTTPTransport,
        expectsRefusal: Bool, _ waiting: inout Waiting, resent: inout Int
    ) throws(TransportError) -> HTTPResponse {
        while true {
            waitForTurn(&waiting)
            let response = try transport.send(request, to: baseURL, timeout: timeout, resent: &resent)
            guard let clock, !expectsRefusal, response.status == 429,
                let delay = RetryAfter.delay(in: response, now: clock.now)
            else { return response }
            guard waiting.retry + delay <= waitLimit else {
                waiting.tooLong = delay
                return response
            }
            // Because a target that answers 0 again and again must not be asked without a pause.
            let pause = max(delay, .milliseconds(100))
            clock.sleep(pause)
            waiting.retry += pause
            waiting.retries += 1
        }
    }

    private func waitForTurn(_ waiting: inout Waiting) {
        guard let clock, interval > .zero else { return }
        let now = clock.uptime()
        let turn = next.withLock { next in
            let turn = max(now, next)
            next = turn + interval
            return turn
        }
        guard turn > now else { return }
        clock.sleep(turn - now)
        waiting.rate += turn - now
    }
}
