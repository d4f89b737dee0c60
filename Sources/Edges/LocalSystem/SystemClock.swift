internal import Glibc
package import Moments

/// The machine's clocks.
package enum SystemClock {
    @Sendable package static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    /// The time since some moment in the past; it never goes back.
    @Sendable package static func uptime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }

    /// Returns after `duration`, even if signals arrive.
    @Sendable package static func sleep(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        var left = timespec()
        // Because a signal ends the wait early, the rest is waited for afterwards.
        while nanosleep(&time, &left) == -1, errno == EINTR { time = left }
    }
}
