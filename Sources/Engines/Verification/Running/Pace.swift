internal import HTTPModel
package import Moments
internal import Synchronization

/// How fast requests go to one target: no faster than it may be asked, and again when it says 429 (RFC 6585 §4).
///
/// One value serves every thread that talks to the target.
package final class Pace: Sendable {
    /// Where time comes from and goes to.
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

    /// Nil where nothing ever waits.
    private let clock: Clock?
    private let interval: Duration
    private let waitLimit: Duration
    /// When the next request may go.
    private let next = Mutex(Duration.zero)

    /// Requests go as they come, and a 429 is a response like any other.
    package init() { (clock, interval, waitLimit) = (nil, .zero, .zero) }

    /// `interval` is the least time from one request to the next, `waitLimit` the longest time that one request waits
    /// because it was told to.
    package init(interval: Duration = .zero, waitLimit: Duration, clock: Clock) {
        self.clock = clock
        self.interval = interval
        self.waitLimit = waitLimit
    }

    /// Sends `request` when its time has come, and again as long as the target says when; `waiting` tells of it.
    ///
    /// `expectsRefusal` tells that a 429 is what is wanted: it is then not heeded.
    func send(
        _ request: HTTPRequest, to baseURL: String, timeout: Duration, over transport: any HTTPTransport,
        expectsRefusal: Bool, _ waiting: inout Waiting
    ) throws(TransportError) -> HTTPResponse {
        while true {
            waitForTurn(&waiting)
            let response = try transport.send(request, to: baseURL, timeout: timeout)
            guard let clock, !expectsRefusal, response.status == 429,
                let delay = RetryAfter.delay(in: response, now: clock.now)
            else { return response }
            guard waiting.retry + delay <= waitLimit else {
                waiting.tooLong = delay
                return response
            }
            // Because a target that says 0 again and again would be asked for ever.
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
