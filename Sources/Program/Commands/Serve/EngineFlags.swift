internal import ArgumentParser
internal import Glibc
internal import MockEngine
internal import Moments

/// What makes a mock reproducible.
struct EngineFlags: ParsableArguments {
    @Option(help: "The seed of every id and random text. (default: another each time)")
    var seed: UInt64?

    @Option(help: "Let the mock's clock stand still at this RFC 3339 moment.")
    var clock: Timestamp?

    var options: EngineOptions {
        let fixed = clock
        return EngineOptions(
            now: { fixed ?? SystemClock.now() }, seed: seed ?? UInt64.random(in: .min ... .max), journal: .off,
            uptime: SystemClock.uptime)
    }
}

/// The machine's clock.
enum SystemClock {
    static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    /// Time since some moment in the past, which never goes back.
    @Sendable static func uptime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }

    @Sendable static func sleep(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        var left = timespec()
        // Because a signal ends the wait early, what is left of it is waited for then.
        while nanosleep(&time, &left) == -1, errno == EINTR { time = left }
    }
}

extension Timestamp: ExpressibleByArgument {
    package init?(argument: String) { self.init(rfc3339: argument) }
}
