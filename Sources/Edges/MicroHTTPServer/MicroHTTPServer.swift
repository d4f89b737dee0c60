internal import CMicroHTTPD
internal import Glibc
package import HTTPModel
internal import Synchronization
internal import Threads

/// Serves a responder with libmicrohttpd: a pool of threads, each with its own epoll set.
///
/// The socket listens when `init` returns. The responder gets complete requests, with the raw target, header fields in
/// order and body. A response that is sent later occupies no thread until then.
package final class MicroHTTPServer: Sendable {
    package let host: String
    /// The port, also when the system has chosen it.
    package let port: Int

    /// The URL of the root, with an IPv6 address in brackets: `http://127.0.0.1:8080`.
    package var baseURL: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    private let requests: RequestHost
    private let stopTimeout: Duration
    private let acceptor: Acceptor
    private let running: Locked<Daemon?>

    /// Starts to listen and to answer.
    ///
    /// - Throws: `ServerError` when the host is unknown, the port is taken or the system refuses.
    package convenience init(options: ServerOptions, responder: any HTTPResponder) throws(ServerError) {
        try self.init(options: options, responders: [responder])
    }

    /// Starts to listen and to answer; each thread has one of `responders`, so that threads need not share one.
    ///
    /// There must be at least one. If there are fewer than threads, some are shared.
    ///
    /// - Throws: `ServerError` when the host is unknown, the port is taken or the system refuses.
    package init(options: ServerOptions, responders: [any HTTPResponder]) throws(ServerError) {
        precondition(!responders.isEmpty, "a server needs a responder")
        let slots = ConnectionSlots(count: max(1, options.connectionLimit))
        let lanes = Lanes(responders: responders, threads: options.threads)
        let requests = RequestHost(lanes: lanes, options: options, slots: slots)
        let socket = try ListeningSocket(host: options.host, port: options.port)
        let daemon = try Daemon(options: options, requests: requests)
        host = options.host
        port = socket.port
        self.requests = requests
        stopTimeout = options.stopTimeout
        acceptor = Acceptor(
            socket, slots: slots, handOver: requests.connections.admitting(to: daemon.handOver))
        running = Locked(daemon)
        guard acceptor.start() else {
            stop()
            throw .cannotStart(host: host, port: port)
        }
    }

    deinit { stop() }

    /// The number of requests whose line was read and whose response was not sent yet, without those of broken
    /// connections.
    package var openRequestCount: Int { requests.openRequestCount }

    /// Refuses new connections, lets open requests finish within the options' time, then closes every connection.
    ///
    /// Returns when all threads have ended; further calls do nothing. Never call it from the responder.
    package func stop() {
        running.withLock { daemon in
            guard let stopping = daemon.take() else { return }
            requests.isStopping.store(true, ordering: .relaxed)
            acceptor.stop()
            waitForOpenRequests()
            // Because libmicrohttpd must not be stopped while a connection is suspended.
            requests.waiting.stop()
            requests.connections.stop()
            stopping.stop()
        }
    }

    private func waitForOpenRequests() {
        let deadline = ContinuousClock.now.advanced(by: stopTimeout)
        while openRequestCount > 0, ContinuousClock.now < deadline { usleep(1000) }
    }
}
