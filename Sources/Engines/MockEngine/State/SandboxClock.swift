internal import Moments
internal import Synchronization

/// The clock of a sandbox: the engine's clock with an offset.
struct SandboxClock: ~Copyable, Sendable {
    /// The offset from the engine's clock in microseconds.
    private let offset = Atomic<Int64>(0)

    /// The sandbox's time when the engine's clock has the time `now`.
    func time(at now: Timestamp) -> Timestamp { now.adding(microseconds: offset.load(ordering: .relaxed)) }

    /// The time of the engine's clock when this clock has the time `time`.
    func engineTime(at time: Timestamp) -> Timestamp { time.adding(microseconds: -offset.load(ordering: .relaxed)) }

    /// Sets the clock to `time`, from which it continues, and returns its new time.
    func set(to time: Timestamp, at now: Timestamp) -> Timestamp {
        offset.store(time.microseconds - now.microseconds, ordering: .relaxed)
        return time
    }

    /// Moves the clock by `duration`.
    ///
    /// Concurrent moves add up.
    func advance(by duration: Duration, at now: Timestamp) -> Timestamp {
        var before = offset.load(ordering: .relaxed)
        while true {
            // A time beyond the year 9999 is limited to its end.
            let time = now.adding(microseconds: before).adding(duration)
            let move = offset.compareExchange(
                expected: before, desired: time.microseconds - now.microseconds, ordering: .relaxed)
            if move.exchanged { return time }
            before = move.original
        }
    }
}
