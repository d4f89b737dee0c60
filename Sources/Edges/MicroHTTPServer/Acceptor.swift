internal import CMicroHTTPD
internal import Glibc
internal import Synchronization
internal import Threads

/// Accepts connections on a thread of its own and hands each over.
///
/// Ours rather than libmicrohttpd's, for three reasons. Its threads all wait for the one socket, and who wakes up first
/// takes a burst of connections for itself, while the others have nothing to do. A connection over the limit is
/// refused there, and waits in the system's queue here. And its `MHD_quiesce_daemon` (0.9.75) ends the process when a
/// thread wakes up between its two steps.
final class Acceptor: Sendable {
    /// Takes over a connected socket; false when it was closed instead.
    typealias HandOver = @Sendable (_ socket: CInt, UnsafePointer<sockaddr>, socklen_t) -> Bool

    private let listener: CInt
    private let slots: ConnectionSlots
    private let handOver: HandOver
    private let thread = Mutex<WorkerThread?>(nil)

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

    /// Whether a connection came and was handed over; nil when none will come any more.
    private func acceptNext() -> Bool? {
        var address = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                let socket = accept(listener, address, &size)
                if socket >= 0 { return handOver(socket, address, size) }
                switch errno {
                // Because that is what a socket that was shut down says.
                case EINVAL, EBADF: return nil
                case EMFILE, ENFILE, ENOBUFS, ENOMEM:
                    // Because only connections that end make room, and the system does not tell when one has.
                    usleep(10_000)
                    return false
                default: return false
                }
            }
        }
    }
}
