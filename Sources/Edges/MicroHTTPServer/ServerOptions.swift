internal import Threads

/// Where a server listens and what it bounds.
package struct ServerOptions: Sendable, Hashable {
    /// An address or a name that resolves to one: `127.0.0.1`, `::1`, `localhost`.
    package var host = "127.0.0.1"
    /// 0 takes a free port.
    package var port = 0
    /// How many threads answer requests.
    package var threads = Processors.count
    /// A larger request body is answered 413.
    package var maxBodyBytes = 1 << 20
    /// A larger request head is answered 431, a longer target 414; a response's head may have half as much.
    package var maxHeadBytes = 16 << 10
    /// How many connections may be open at once; more wait in the system's queue.
    package var connectionLimit = 1024
    /// How many connections one address may have; one more is answered 503.
    ///
    /// Nil leaves a loopback address without a limit of its own, because all clients there have the same, and gives
    /// others a quarter of the connections.
    package var connectionsPerAddress: Int?
    /// How long a connection may be silent before it is closed; whole seconds, zero for no limit.
    package var idleTimeout = Duration.seconds(60)
    /// How long a client may take to send a request, and again to take the response; zero for no limit.
    package var requestTimeout = Duration.seconds(30)
    /// How long an answer that comes later may take, unless it says how long itself; then the client gets 504.
    package var answerTimeout = Duration.seconds(60)
    /// How long `stop()` waits for requests that are being answered.
    package var stopTimeout = Duration.seconds(5)

    /// A larger head of a response is not sent; the client gets 500.
    package var maxResponseHeadBytes: Int { RequestLimits(self).responseHeadBytes }

    /// How many connections may wait for an answer that comes later; a request beyond it gets 503.
    ///
    /// A quarter of the connections is left for requests that are answered at once.
    var waitingLimit: Int { max(1, connectionLimit - connectionLimit / 4) }

    /// How many connections `address` may have.
    func addressLimit(_ address: ClientAddress) -> Int {
        connectionsPerAddress ?? (address.isLoopback ? .max : max(1, connectionLimit / 4))
    }

    package init() {}

    package init(host: String, port: Int = 0) {
        self.host = host
        self.port = port
    }

    /// How many bytes over `maxBodyBytes` are read and dropped so that the client sees the 413.
    ///
    /// Because closing a connection that holds unread bytes resets it, and a reset may overtake the response.
    static let maxDroppedBytes = 64 << 20
}
