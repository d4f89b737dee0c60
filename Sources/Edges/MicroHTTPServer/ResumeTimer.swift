internal import Glibc
internal import Threads

/// Suspends connections and resumes each when its delay is over, with one thread for all of them.
///
/// The thread starts with the first delay, so that a server without delays has none.
final class ResumeTimer: Sendable {
    private struct State {
        var waiting = DeadlineQueue<Connection>()
        var thread: WorkerThread?
        var isStopped = false
    }

    private let state = Monitor(State())

    /// The longest sleep without a look at the clock; also the wait when nothing is due.
    private static let maxPause = Duration.seconds(3600)

    /// Whether connections may have been resumed before their time.
    var isStopped: Bool { state.withLock { $0.isStopped } }

    /// Suspends `connection` for `delay`; false, with nothing done, when the timer was stopped or has no thread.
    ///
    /// Call it from the connection's handler only: there alone libmicrohttpd allows suspending.
    func suspend(_ connection: Connection, for delay: Duration) -> Bool {
        let deadline = ContinuousClock.now.advanced(by: delay)
        return state.withLock { state in
            guard !state.isStopped, startThread(&state) else { return false }
            connection.suspend()
            state.waiting.insert(connection, deadline: deadline)
            if state.waiting.nextDeadline == deadline { self.state.signal() }
            return true
        }
    }

    /// Resumes every connection at once and ends the thread; later delays do not suspend.
    func stop() {
        let thread = state.withLock { state in
            state.isStopped = true
            for connection in state.waiting.removeAll() { connection.resume() }
            return state.thread.take()
        }
        guard let thread else { return }
        state.signal()
        thread.join()
    }

    private func startThread(_ state: inout State) -> Bool {
        if state.thread != nil { return true }
        state.thread = WorkerThread { self.resumeUntilStopped() }
        return state.thread != nil
    }

    private func resumeUntilStopped() {
        state.repeatWithLock { state in
            if state.isStopped { return nil }
            let now = ContinuousClock.now
            while let connection = state.waiting.removeFirst(dueAt: now) { connection.resume() }
            return min(state.waiting.nextDeadline.map { now.duration(to: $0) } ?? Self.maxPause, Self.maxPause)
        }
    }
}
