internal import CMicroHTTPD
internal import Glibc

/// A running libmicrohttpd with the socket it listens on.
// Because libmicrohttpd's daemon may be used from every thread; the server's lock lets only one stop it.
struct Daemon: ~Copyable, @unchecked Sendable {
    let port: Int
    private let pointer: OpaquePointer
    private let listeningSocket: CInt

    /// Starts the threads.
    ///
    /// `requests` must outlive the daemon.
    init(
        socket: consuming ListeningSocket, options: ServerOptions, requests: RequestHost
    ) throws(ServerError) {
        let connectionLimit = max(1, options.connectionLimit)
        let descriptor = socket.release()
        var settings = understudy_daemon_options(
            listening_socket: descriptor,
            // Because the library deals the connections out to the threads, and none may go without.
            threads: UInt32(clamping: min(max(1, options.threads), connectionLimit)),
            connection_memory: max(1024, options.maxHeaderBytes),
            connection_limit: UInt32(clamping: connectionLimit),
            idle_seconds: UInt32(clamping: options.idleTimeout.components.seconds),
            context: Unmanaged.passUnretained(requests).toOpaque(),
            begin: RequestHost.begin,
            handle: RequestHost.handle,
            complete: RequestHost.complete)
        guard let daemon = understudy_start_daemon(&settings) else {
            throw .cannotStart(host: options.host, port: options.port)
        }
        pointer = daemon
        port = Int(understudy_bound_port(daemon))
        listeningSocket = descriptor
    }

    /// Refuses new connections from now on.
    ///
    /// Until the stop, a thread with nothing else to do finds the socket ready and in vain: that costs processor time,
    /// but `MHD_quiesce_daemon` (0.9.75) ends the process when a thread wakes up between its two steps.
    func refuseConnections() { _ = shutdown(listeningSocket, CInt(SHUT_RDWR)) }

    /// Closes the socket and every connection and waits for the threads.
    consuming func stop() { MHD_stop_daemon(pointer) }
}
