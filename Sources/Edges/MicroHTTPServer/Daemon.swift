internal import CMicroHTTPD

/// A running libmicrohttpd. Its connections are handed to it.
// Because all threads may use libmicrohttpd's daemon, and the server's lock lets only one stop it.
struct Daemon: ~Copyable, @unchecked Sendable {
    private let pointer: OpaquePointer
    private let settings: UnsafeMutablePointer<understudy_daemon_options>

    /// Starts the threads.
    ///
    /// `requests` must outlive the daemon.
    init(options: ServerOptions, requests: RequestHost) throws(ServerError) {
        let threads = max(1, options.threads)
        settings = .allocate(capacity: 1)
        settings.initialize(
            to: understudy_daemon_options(
                threads: UInt32(clamping: threads),
                connection_memory: RequestLimits(options).connectionBytes,
                // A thread of 0.9.75 that gets more connections than its share of the limit holds a lock forever. So
                // each share is larger than the number of all connections, which the slots limit.
                connection_limit: UInt32(clamping: (max(1, options.connectionLimit) + 64) * threads),
                idle_seconds: UInt32(clamping: options.idleTimeout.components.seconds),
                context: Unmanaged.passUnretained(requests).toOpaque(),
                begin: RequestHost.begin,
                handle: RequestHost.handle,
                complete: RequestHost.complete,
                connection: RequestHost.connection,
                failed: RequestHost.failed))
        guard let daemon = understudy_start_daemon(settings) else {
            settings.deallocate()
            throw .cannotStart(host: options.host, port: options.port)
        }
        pointer = daemon
    }

    /// Takes connections over while the daemon runs, and deals them out to its threads in turn.
    var handOver: Acceptor.HandOver {
        let daemon = Reference(pointer: pointer)
        return { socket, address, size in
            MHD_add_connection(daemon.pointer, socket, address, size) == .YES
        }
    }

    /// Closes every connection and waits for the threads.
    consuming func stop() {
        MHD_stop_daemon(pointer)
        settings.deallocate()
    }

    private struct Reference: @unchecked Sendable {
        let pointer: OpaquePointer
    }
}
