internal import Synchronization

/// A lock that is taken in one function and given back in another; where one function does both, `Mutex` is simpler.
package struct Lock: ~Copyable, Sendable {
    private let mutex = Mutex(())

    package init() {}

    // Because `Mutex` waits better for short work than the locks of the C library do, and has no other names for these.
    /// Waits until no other thread has the lock; this one must not have it yet.
    package func take() { mutex._unsafeLock() }

    /// To be done by the thread that has taken it.
    package func giveBack() { mutex._unsafeUnlock() }
}
