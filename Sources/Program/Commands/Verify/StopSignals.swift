internal import Glibc
internal import Threads
internal import Verification

/// Blocks SIGINT, SIGTERM and SIGHUP, so that a run that they stop can still write its results.
struct StopSignals {
    private static let names: [(name: String, number: Int32)] = [
        ("SIGINT", SIGINT), ("SIGTERM", SIGTERM), ("SIGHUP", SIGHUP),
    ]
    /// The signal that the work sends at its end, so that one call waits for both.
    private static let done = SIGUSR1

    private let set: sigset_t

    /// Must be called before threads are started, because they inherit blocked signals.
    static func block() -> StopSignals {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in names { sigaddset(&set, signal.number) }
        sigaddset(&set, done)
        pthread_sigmask(SIG_BLOCK, &set, nil)
        return StopSignals(set: set)
    }

    enum Ending<Value> {
        case done(Value)
        case stopped(Interruption)
    }

    /// Calls `work` on a thread of its own, and returns its result, or the signal that came first.
    ///
    /// After a signal the work continues until the process ends. The next signal ends the process immediately.
    func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Ending<Value> {
        let result = Result<Value>()
        let waiting = WaitingThread(thread: pthread_self())
        let thread = WorkerThread {
            let value = work()
            result.value.withLock { $0 = value }
            pthread_kill(waiting.thread, Self.done)
        }
        guard let thread else { return .done(work()) }
        var (set, received) = (set, Int32(0))
        while sigwait(&set, &received) != 0 {}
        if received == Self.done {
            thread.join()
            if let value = result.value.withLock({ $0 }) { return .done(value) }
        }
        // The work may still send `done`, which would end the process if it were not blocked.
        sigdelset(&set, Self.done)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
        let name = Self.names.first { $0.number == received }?.name ?? "signal \(received)"
        return .stopped(Interruption(name: name, number: received))
    }

    private final class Result<Value: Sendable>: Sendable {
        let value = Locked<Value?>(nil)
    }

    /// Safe to share: a thread's identifier is an integer, which is only compared and signalled.
    private struct WaitingThread: @unchecked Sendable {
        let thread: pthread_t
    }
}
