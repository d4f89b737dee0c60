internal import Threads

/// The address of a server, and its limits.
package struct ServerOptions: Sendable, Hashable {
    /// An address or a name that resolves to one: `127.0.0.1`, `::1`, `localhost`.
    package var host = "127.0.0.1"
    /// 0 takes a free port.
    package var port = 0
    /// The number of threads that answer requests.
    package var threads = Processors.count
    /// The longest request body; a longer one is answered 413.
    package var maxBodyBytes = 1 << 20
    /// The maximum size of a request's head, else 431, and of its target, else 414.
    ///
    /// A response's head may have half as much.
    package var maxHeadBytes = 16 << 10
    /// The most open connections; further ones wait in the system's queue.
    package var connectionLimit = 1024
    /// The maximum number of connections from one address; further ones are answered with 503.
    ///
    /// Nil sets no limit for loopback addresses, because all local clients share them, and a quarter of all connections
    /// for other addresses.
    package var connectionsPerAddress: Int?
    /// The time without traffic after which a connection is closed, in whole seconds; zero for no limit.
    package var idleTimeout = Duration.seconds(60)
    /// The maximum time for a client to send a request, and to read the response; zero for no limit.
    package var requestTimeout = Duration.seconds(30)
    /// The maximum time for a later answer that does not set its own; then the client gets 504.
    package var answerTimeout = Duration.seconds(60)
    /// The time that `stop()` waits for open requests.
    package var stopTimeout = Duration.seconds(5)

    /// A response with a larger head is not sent; the client gets 500.
    package var maxResponseHeadBytes: Int { RequestLimits(self).responseHeadBytes }

    /// The maximum number of connections that wait for a later answer; further requests get 503.
    ///
    /// A quarter of the connections is reserved for requests that are answered immediately.
    var waitingLimit: Int { max(1, connectionLimit - connectionLimit / 4) }

    /// The maximum number of connections from `address`.
    func addressLimit(_ address: ClientAddress) -> Int {
        connectionsPerAddress ?? (address.isLoopback ? .max : max(1, connectionLimit / 4))
    }

    package init() {}

    package init(host: String, port: Int = 0) {
        self.host = host
        self.port = port
    }

    /// The number of bytes over `maxBodyBytes` that are read and dropped, so that the client sees the 413.
    ///
    /// Closing a connection with unread bytes resets it, and the reset may overtake the response.
    static let maxDroppedBytes = 64 << 20
}
