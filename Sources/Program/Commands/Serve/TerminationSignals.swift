internal import Glibc
internal import Threads

/// Blocks SIGINT and SIGTERM in all threads, and starts a thread that makes sure that the program ends after one of
/// them.
final class TerminationSignals: Sendable {
    private let first = Monitor(false)

    /// The time to end regularly; open requests may finish.
    ///
    /// After it, the process ends at once.
    static let grace = Duration.seconds(8)

    /// Must be called before other threads are started, because they inherit the blocked signals.
    ///
    /// - Throws: `Failure` if the system cannot start a thread.
    init(grace: Duration = TerminationSignals.grace) throws(Failure) {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        sigaddset(&set, SIGTERM)
        pthread_sigmask(SIG_BLOCK, &set, nil)
        // A client or a reader of standard error that has gone must not end the program.
        signal(SIGPIPE, SIG_IGN)
        let awaited = set
        guard WorkerThread({ [self] in endInTime(awaited, grace) }) != nil else {
            throw .environment("cannot wait for signals: the system has no more threads")
        }
    }

    /// Returns when one of them arrives.
    func wait() { first.repeatWithLock { hasCome in hasCome ? nil : .seconds(3600) } }

    /// Waits for the first signal.
    ///
    /// Ends the process at the second signal, or when the time is over.
    private func endInTime(_ awaited: sigset_t, _ grace: Duration) {
        var awaited = awaited
        var received: Int32 = 0
        while sigwait(&awaited, &received) != 0 {}
        first.withLock { $0 = true }
        first.signal()
        let (seconds, attoseconds) = grace.components
        var limit = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        let second = sigtimedwait(&awaited, nil, &limit)
        // `exit` might wait for the very thread that does not end.
        if second > 0 { _exit(128 + second) }
        Output.standardError.writeIfReady("understudy: ended by force: not everything had ended after \(seconds) s\n")
        _exit(3)
    }
}
