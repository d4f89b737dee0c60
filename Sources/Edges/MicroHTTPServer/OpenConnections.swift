internal import CMicroHTTPD
internal import Glibc
internal import Threads

/// The open connections.
///
/// It counts those of each address, and finds clients that are too slow.
///
/// A thread looks at all connections about eight times per `requestTimeout`, and at least every second. So requests
/// need no clock and no timer, only a number that changes with each of them. The thread starts with the first
/// connection. It also notices clients that have ended when libmicrohttpd does not.
final class OpenConnections: Sendable {
    private struct Entry {
        let connection: OpenConnection
        var progress: Int
        /// The time when `progress` was first seen.
        var since: ContinuousClock.Instant
    }

    private struct State {
        var entries: [CInt: Entry] = [:]
        var countByAddress: [ClientAddress: Int] = [:]
        var thread: WorkerThread?
        var isStopped = false
    }

    private let options: ServerOptions
    /// The maximum time to send a request, and to read a response; zero for no limit.
    let requestTimeout: Duration
    /// The maximum time between two requests of a connection; zero for no limit.
    private let idleTimeout: Duration
    private let state = Monitor(State())

    init(options: ServerOptions) {
        self.options = options
        requestTimeout = options.requestTimeout
        idleTimeout = options.idleTimeout
    }

    /// The maximum number of connections from `address`.
    func limit(of address: ClientAddress) -> Int { options.addressLimit(address) }

    /// Registers a connection; false if its address has reached its limit.
    func open(_ socket: CInt, _ address: ClientAddress) -> Bool {
        state.withLock { state in
            let count = state.countByAddress[address, default: 0]
            guard count < options.addressLimit(address) else { return false }
            state.countByAddress[address] = count + 1
            let connection = OpenConnection(socket: socket, address: address)
            state.entries[socket] = Entry(
                connection: connection, progress: connection.position.progress, since: .now)
            if !state.isStopped, state.thread == nil {
                state.thread = WorkerThread { [self] in cutUntilStopped() }
            } else if state.entries.count == 1 {
                self.state.signal()
            }
            return true
        }
    }

    /// Gives the connection at `socket` to the thread that has `lane`; the connection lives until `close`.
    func deal(_ socket: CInt, to lane: Lane) -> OpenConnection? {
        state.withLock { state in
            let connection = state.entries[socket]?.connection
            connection?.lane = lane
            return connection
        }
    }

    /// Those that belong to the thread that has `lane`.
    func dealt(to lane: Lane) -> [OpenConnection] {
        state.withLock { $0.entries.values.map(\.connection).filter { $0.lane === lane } }
    }

    /// Removes the connection of `socket`, which is about to be closed.
    func close(_ socket: CInt) {
        state.withLock { state in
            guard let entry = state.entries.removeValue(forKey: socket) else { return }
            let address = entry.connection.address
            let count = state.countByAddress[address, default: 1] - 1
            state.countByAddress[address] = count == 0 ? nil : count
        }
    }

    /// Ends the thread.
    func stop() {
        let thread = state.withLock { state in
            state.isStopped = true
            return state.thread.take()
        }
        state.signal()
        thread?.join()
    }

    private func cutUntilStopped() {
        let tick = requestTimeout > .zero ? min(max(requestTimeout / 8, .milliseconds(1)), .seconds(1)) : .seconds(1)
        state.repeatWithLock { state in
            if state.isStopped { return nil }
            let now = ContinuousClock.now
            // The socket is closed only after `close`, so it still belongs to this connection.
            for (socket, entry) in state.entries { state.entries[socket] = looked(at: entry, now) }
            return state.entries.isEmpty ? .seconds(3600) : tick
        }
    }

    private func looked(at entry: Entry, _ now: ContinuousClock.Instant) -> Entry {
        var entry = entry
        let (progress, phase) = entry.connection.position
        if progress != entry.progress {
            (entry.progress, entry.since) = (progress, now)
            return entry
        }
        if [.firstLine, .nextLine, .request].contains(phase) { entry.connection.passOnEnd() }
        if let limit = limit(in: phase), entry.since.duration(to: now) >= limit, !entry.connection.isCut {
            entry.connection.cut(in: phase)
        }
        return entry
    }

    private func limit(in phase: OpenConnection.Phase) -> Duration? {
        switch phase {
        case .firstLine, .request, .response: requestTimeout > .zero ? requestTimeout : nil
        // Nothing tells when the first byte of the next request came, so the time before it counts too.
        case .nextLine: idleTimeout > .zero && requestTimeout > .zero ? idleTimeout + requestTimeout : nil
        case .answer: nil
        }
    }
}
