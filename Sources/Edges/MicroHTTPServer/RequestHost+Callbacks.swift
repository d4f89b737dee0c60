internal import CMicroHTTPD
internal import Lending

/// The C functions that libmicrohttpd calls.
///
/// Its `cls` is the host, which the server keeps alive until the daemon has stopped. Its `con_cls` is the
/// `OpenRequest`, retained by `begin` and released by `complete`.
extension RequestHost {
    static let begin:
        @convention(c) (
            UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?
        ) -> UnsafeMutableRawPointer? = { context, target, _ in
            guard let context, let target else { return nil }
            return withHost(context) { Unmanaged.passRetained($0.begin(target: target)).toOpaque() }
        }

    static let handle: MHD_AccessHandlerCallback = { context, connection, _, method, _, upload, uploadCount, request in
        guard let context, let connection, let method, let uploadCount, let request = request?.pointee else {
            return .NO
        }
        let bytes = UnsafeRawBufferPointer(start: upload, count: uploadCount.pointee)
        uploadCount.pointee = 0
        return withHost(context) { host in
            Uncounted<OpenRequest>(request).lend { request in
                host.handle(request, method: method, upload: bytes, on: Connection(connection))
            }
        }
    }

    static let complete: MHD_RequestCompletedCallback = { context, _, request, _ in
        guard let context, let request, let open = request.pointee else { return }
        request.pointee = nil
        let ended = Unmanaged<OpenRequest>.fromOpaque(open).takeRetainedValue()
        withHost(context) { $0.complete(ended) }
    }

    static let connection: MHD_NotifyConnectionCallback = { context, _, _, event in
        guard let context, event == .CONNECTION_NOTIFY_CLOSED else { return }
        withHost(context) { $0.slots.giveBack() }
    }

    // Because every thread would count the same references, the host is used without: the server keeps it alive.
    private static func withHost<Result>(_ context: UnsafeMutableRawPointer, _ use: (RequestHost) -> Result) -> Result {
        Uncounted<RequestHost>(context).lend(use)
    }
}
