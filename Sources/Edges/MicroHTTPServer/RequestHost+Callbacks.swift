internal import CMicroHTTPD
internal import Lending

/// The C functions that libmicrohttpd calls.
///
/// `cls` is the host, which the server keeps alive until the daemon has stopped. `con_cls` is the `OpenRequest`,
/// retained by `begin` and released by `complete`.
extension RequestHost {
    static let begin:
        @convention(c) (
            UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?
        ) -> UnsafeMutableRawPointer? = { context, target, connection in
            guard let context, let target, let connection else { return nil }
            return withHost(context) { host in
                host.begin(target: target, on: Connection(connection)).map { $0.toOpaque() }
            }
        }

    static let handle: MHD_AccessHandlerCallback = {
        context, connection, _, method, version, upload, count, request in
        guard let context, let connection, let method, let version, let count,
            let request = request?.pointee
        else {
            return .NO
        }
        let bytes = UnsafeRawBufferPointer(start: upload, count: count.pointee)
        count.pointee = 0
        return withHost(context) { host in
            Uncounted<OpenRequest>(request).lend { request in
                host.handle(
                    request, line: RequestLine(method: method, version: version), upload: bytes,
                    on: Connection(connection))
            }
        }
    }

    static let complete: MHD_RequestCompletedCallback = { context, connection, request, _ in
        guard let context, let connection, let request, let open = request.pointee else { return }
        request.pointee = nil
        let ended = Unmanaged<OpenRequest>.fromOpaque(open).takeRetainedValue()
        withHost(context) { $0.complete(ended, on: Connection(connection)) }
    }

    static let connection: MHD_NotifyConnectionCallback = { context, connection, stored, event in
        guard let context, let connection, let stored else { return }
        let socket = Connection(connection).socket
        withHost(context) { host in
            switch event {
            case .CONNECTION_NOTIFY_STARTED:
                // Because the library calls this on the thread that the connection then stays with.
                guard let opened = host.connections.deal(socket, to: host.lanes.ofThisThread) else { return }
                stored.pointee = Unmanaged.passUnretained(opened).toOpaque()
            case .CONNECTION_NOTIFY_CLOSED:
                host.connections.close(socket)
                host.slots.giveBack()
            default: break
            }
        }
    }

    static let failed: @convention(c) (UnsafeMutableRawPointer?, UInt32, UnsafePointer<CChar>?) -> Void = {
        context, status, page in
        guard let context, let page, let failure = LibraryFailure(status: Int(status), page: page) else { return }
        withHost(context) { $0.failed(failure) }
    }

    // Lends the host without counting a reference; the server keeps it alive.
    private static func withHost<Result>(_ context: UnsafeMutableRawPointer, _ use: (RequestHost) -> Result) -> Result {
        Uncounted<RequestHost>(context).lend(use)
    }
}
