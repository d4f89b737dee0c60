internal import Glibc

/// A thread of our own, for work that waits.
///
/// Neither the server's threads nor the pool of Swift's tasks may wait.
package struct WorkerThread {
    private let thread: pthread_t

    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts the thread; nil when the system has none.
    package init?(_ run: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(Work(run))
        let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
            if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run() }
            return nil
        }
        guard pthread_create(&thread, nil, main, context.toOpaque()) == 0 else {
            context.release()
            return nil
        }
        self.thread = thread
    }

    /// Waits for the end of the thread.
    ///
    /// Call it once.
    package func join() { pthread_join(thread, nil) }

    /// Lets the thread end by itself; nobody may wait for it then.
    package func detach() { pthread_detach(thread) }
}
