internal import Glibc

/// SIGINT and SIGTERM, held back from every thread so that one place can wait for them.
package struct TerminationSignals {
    private let set: sigset_t

    /// Must be called before threads are started, because they inherit what is blocked.
    package static func block() -> TerminationSignals {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        sigaddset(&set, SIGTERM)
        pthread_sigmask(SIG_BLOCK, &set, nil)
        return TerminationSignals(set: set)
    }

    /// Returns when one of them arrives.
    package func wait() {
        var set = set
        var received: Int32 = 0
        while sigwait(&set, &received) != 0 {}
    }
}
