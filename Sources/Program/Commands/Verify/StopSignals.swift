internal import Glibc
internal import Synchronization
internal import Threads
internal import Verification

/// SIGINT, SIGTERM and SIGHUP, held back so that a run that they stop still writes what it has.
struct StopSignals {
    private static let names: [(name: String, number: Int32)] = [
        ("SIGINT", SIGINT), ("SIGTERM", SIGTERM), ("SIGHUP", SIGHUP),
    ]
    /// What the work sends when it is done, so that one place waits for either.
    private static let done = SIGUSR1

    private let set: sigset_t

    /// Must be called before threads are started, because they inherit what is blocked.
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

    /// What `work` makes on a thread of its own, unless a signal comes before it is done.
    ///
    /// After a signal the work goes on until the process ends, and the next signal ends that at once.
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
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
        let name = Self.names.first { $0.number == received }?.name ?? "signal \(received)"
        return .stopped(Interruption(name: name, number: received))
    }

    private final class Result<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }

    /// Unchecked because a thread's identifier, an integer, is only compared and signalled.
    private struct WaitingThread: @unchecked Sendable {
        let thread: pthread_t
    }
}
