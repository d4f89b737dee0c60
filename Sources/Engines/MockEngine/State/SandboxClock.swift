internal import Moments
internal import Synchronization

/// The clock of a sandbox: the engine's, moved on or back.
struct SandboxClock: ~Copyable, Sendable {
    /// How far the clock is ahead of the engine's, in microseconds.
    private let offset = Atomic<Int64>(0)

    /// What the clock says when the engine's says `now`.
    func time(at now: Timestamp) -> Timestamp { now.adding(microseconds: offset.load(ordering: .relaxed)) }

    /// What the engine's clock says when this one says `time`.
    func engineTime(at time: Timestamp) -> Timestamp { time.adding(microseconds: -offset.load(ordering: .relaxed)) }

    /// Moves the clock, which then goes on from `time`, and says what it says.
    func set(to time: Timestamp, at now: Timestamp) -> Timestamp {
        offset.store(time.microseconds - now.microseconds, ordering: .relaxed)
        return time
    }

    /// Moves the clock on by `duration`; of two requests that do so at once, both count.
    func advance(by duration: Duration, at now: Timestamp) -> Timestamp {
        var before = offset.load(ordering: .relaxed)
        while true {
            // Because a moment beyond the year 9999 is held at its end.
            let time = now.adding(microseconds: before).adding(duration)
            let move = offset.compareExchange(
                expected: before, desired: time.microseconds - now.microseconds, ordering: .relaxed)
            if move.exchanged { return time }
            before = move.original
        }
    }
}
