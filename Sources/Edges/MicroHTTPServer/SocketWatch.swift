internal import CMicroHTTPD
internal import Glibc

/// Waits for a time and for clients that disconnect, with an epoll(7) set that contains one timer.
///
/// Sockets and the timer may be changed from any thread while one thread waits.
final class SocketWatch: Sendable {
    private let set: CInt
    private let timer: CInt
    private let closers: [Closer]

    /// The client has closed the connection or its half of it, or the connection is broken.
    private static let gone = UInt32(EPOLLRDHUP.rawValue | EPOLLHUP.rawValue | EPOLLERR.rawValue)
    /// The timer's number among the numbers of sockets.
    private static let timerNumber = UInt64.max
    private static let mostEvents = 64

    /// Nil if the system has no descriptors left.
    init?() {
        set = epoll_create1(CInt(EPOLL_CLOEXEC))
        guard set >= 0 else { return nil }
        let setCloser = Closer(descriptor: set)
        timer = timerfd_create(CLOCK_MONOTONIC, CInt(TFD_CLOEXEC | TFD_NONBLOCK))
        guard timer >= 0 else { return nil }
        closers = [setCloser, Closer(descriptor: timer)]
        guard change(EPOLL_CTL_ADD, timer, EPOLLIN.rawValue, Self.timerNumber) else { return nil }
    }

    /// Watches whether the client of `socket` disconnects; `wait` returns `number` then.
    func add(_ socket: CInt, number: Int) {
        _ = change(EPOLL_CTL_ADD, socket, Self.gone, UInt64(number))
    }

    func remove(_ socket: CInt) { _ = change(EPOLL_CTL_DEL, socket, 0, 0) }

    /// Makes `wait` return after `pause`, or immediately if it is not positive; replaces an earlier timer.
    func setTimer(after pause: Duration) {
        let (seconds, attoseconds) = max(pause, .nanoseconds(1)).components
        var time = itimerspec()
        time.it_value = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        timerfd_settime(timer, 0, &time, nil)
    }

    /// Waits for the timer or for a client that disconnects.
    ///
    /// Returns the numbers of those that did.
    func wait() -> [Int] {
        var events = [epoll_event](repeating: epoll_event(), count: Self.mostEvents)
        let count = epoll_wait(set, &events, CInt(events.count), -1)
        guard count > 0 else { return [] }
        return events.prefix(Int(count)).compactMap { event in
            guard event.data.u64 == Self.timerNumber else { return Int(event.data.u64) }
            var expirations: UInt64 = 0
            read(timer, &expirations, MemoryLayout<UInt64>.size)
            return nil
        }
    }

    private func change(_ operation: CInt, _ descriptor: CInt, _ events: UInt32, _ number: UInt64)
        -> Bool
    {
        var event = epoll_event(events: events, data: epoll_data_t(u64: number))
        return epoll_ctl(set, operation, descriptor, &event) == 0
    }

    private final class Closer: Sendable {
        private let descriptor: CInt

        init(descriptor: CInt) { self.descriptor = descriptor }

        deinit { close(descriptor) }
    }
}
