internal import Glibc
internal import Threads

/// SIGINT and SIGTERM, held back from every thread, with a thread of their own that sees to it that the program ends.
final class TerminationSignals: Sendable {
    private let first = Monitor(false)

    /// How long the program may take to end in order: requests may finish, then threads and files are given up.
    static let grace = Duration.seconds(8)

    /// Must be called before other threads are started, because they inherit what is blocked.
    ///
    /// - Throws: `Failure` when the system has no thread.
    init(grace: Duration = TerminationSignals.grace) throws(Failure) {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        sigaddset(&set, SIGTERM)
        pthread_sigmask(SIG_BLOCK, &set, nil)
        // Because a client or a reader of standard error that has gone is no reason to end.
        signal(SIGPIPE, SIG_IGN)
        let awaited = set
        guard WorkerThread({ [self] in endInTime(awaited, grace) }) != nil else {
            throw .environment("cannot wait for signals: the system has no more threads")
        }
    }

    /// Returns when one of them arrives.
    func wait() { first.repeatWithLock { hasCome in hasCome ? nil : .seconds(3600) } }

    /// Waits for the first; ends the process at the second, or when the time is over.
    private func endInTime(_ awaited: sigset_t, _ grace: Duration) {
        var awaited = awaited
        var received: Int32 = 0
        while sigwait(&awaited, &received) != 0 {}
        first.withLock { $0 = true }
        first.signal()
        let (seconds, attoseconds) = grace.components
        var limit = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        let second = sigtimedwait(&awaited, nil, &limit)
        // Because `exit` waits for what may be the very thing that does not end.
        if second > 0 { _exit(128 + second) }
        Output.standardError.writeIfReady("understudy: ended by force: not everything had ended after \(seconds) s\n")
        _exit(3)
    }
}
