internal import CMicroHTTPD
internal import Glibc
internal import Threads

/// Accepts connections on a thread of its own and hands each over.
///
/// It replaces libmicrohttpd's own accepting, for three reasons. All of the library's threads wait for one socket, and
/// the first to wake takes a whole burst of connections while others are idle. The library refuses a connection over
/// the limit, which here waits in the system's queue. And its `MHD_quiesce_daemon` (0.9.75) aborts the process when a
/// thread wakes up between its two steps.
final class Acceptor: Sendable {
    /// Takes over a connected socket; false when it was closed.
    typealias HandOver = @Sendable (_ socket: CInt, UnsafePointer<sockaddr>, socklen_t) -> Bool

    private let listener: CInt
    private let slots: ConnectionSlots
    private let handOver: HandOver
    private let thread = Locked<WorkerThread?>(nil)

    init(_ socket: consuming ListeningSocket, slots: ConnectionSlots, handOver: @escaping HandOver) {
        listener = socket.release()
        self.slots = slots
        self.handOver = handOver
    }

    /// Starts the thread; false when the system has none.
    func start() -> Bool {
        thread.withLock { thread in
            thread = WorkerThread { self.acceptUntilStopped() }
            return thread != nil
        }
    }

    /// Refuses new connections from now on, and ends the thread.
    func stop() {
        slots.close()
        shutdown(listener, CInt(SHUT_RDWR))
        thread.withLock { $0.take() }?.join()
    }

    deinit { close(listener) }

    private func acceptUntilStopped() {
        while slots.take() {
            guard let isHandedOver = acceptNext() else { return }
            if !isHandedOver { slots.giveBack() }
        }
    }

    /// Whether a connection came and was handed over; nil when no more will come.
    private func acceptNext() -> Bool? {
        var address = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                let socket = accept(listener, address, &size)
                if socket >= 0 { return handOver(socket, address, size) }
                switch errno {
                // The errors of a socket that was shut down.
                case EINVAL, EBADF: return nil
                case EMFILE, ENFILE, ENOBUFS, ENOMEM:
                    // Because only ended connections free resources, and the system does not report when one has ended.
                    usleep(10_000)
                    return false
                default: return false
                }
            }
        }
    }
}
