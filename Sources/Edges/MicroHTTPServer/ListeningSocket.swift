internal import CMicroHTTPD
internal import Glibc

/// A bound TCP socket that listens.
///
/// It is not libmicrohttpd's, because the library does not report why it failed.
struct ListeningSocket: ~Copyable {
    private let descriptor: CInt

    /// The port it is bound to.
    var port: Int {
        var address = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = getsockname(descriptor, $0, &size)
            }
            // Because the port is at the same offset in the addresses of both families.
            return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                Int($0.pointee.sin_port.bigEndian)
            }
        }
    }

    /// Listens on the first address of `host` that can be bound.
    init(host: String, port: Int) throws(ServerError) {
        guard (0...65535).contains(port) else { throw .portOutOfRange(port) }
        var failure = EADDRNOTAVAIL
        var listening: CInt?
        try ResolvedHost(host, port: port).visit { address in
            switch Self.listen(on: address) {
            case .success(let descriptor): listening = descriptor
            case .failure(let error): failure = error.code
            }
            return listening == nil
        }
        guard let listening else {
            throw failure == EADDRINUSE
                ? .portInUse(host: host, port: port) : .cannotListen(host: host, port: port, errno: failure)
        }
        descriptor = listening
    }

    deinit { close(descriptor) }

    /// Hands over the descriptor; the new owner closes it.
    consuming func release() -> CInt {
        let descriptor = descriptor
        discard self
        return descriptor
    }

    private static func listen(on address: addrinfo) -> Result<CInt, SystemError> {
        let type = CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(address.ai_family, type, address.ai_protocol)
        guard descriptor >= 0 else { return .failure(SystemError(code: errno)) }
        // Because a port with old connections in TIME_WAIT is free for us.
        var yes: CInt = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
        guard bind(descriptor, address.ai_addr, address.ai_addrlen) == 0,
            Glibc.listen(descriptor, SOMAXCONN) == 0
        else {
            let error = SystemError(code: errno)
            close(descriptor)
            return .failure(error)
        }
        return .success(descriptor)
    }

    private struct SystemError: Error {
        let code: CInt
    }
}
