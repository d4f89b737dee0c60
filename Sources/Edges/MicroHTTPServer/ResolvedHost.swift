internal import CMicroHTTPD
internal import Glibc

/// The addresses of a host to listen on.
struct ResolvedHost: ~Copyable {
    private let first: UnsafeMutablePointer<addrinfo>

    /// - Throws: `ServerError` if the host is neither an address nor a name that resolves.
    init(_ host: String, port: Int) throws(ServerError) {
        var addresses: UnsafeMutablePointer<addrinfo>?
        var hints = addrinfo()
        hints.ai_flags = AI_PASSIVE
        hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        let status = getaddrinfo(host, String(port), &hints, &addresses)
        guard status == 0, let first = addresses else {
            throw .unknownHost(host, reason: String(cString: gai_strerror(status)))
        }
        self.first = first
    }

    deinit { freeaddrinfo(first) }

    /// Calls `use` with each address, in the resolver's order, until it returns false.
    func visit(_ use: (addrinfo) -> Bool) {
        var next: UnsafeMutablePointer<addrinfo>? = first
        while let address = next, use(address.pointee) { next = address.pointee.ai_next }
    }

    /// Whether only this machine reaches each of them.
    var isLoopback: Bool {
        var isLoopback = true
        visit { address in
            isLoopback = ClientAddress(address.ai_addr).isLoopback
            return isLoopback
        }
        return isLoopback
    }
}

extension ServerOptions {
    /// Whether only this machine reaches the address.
    ///
    /// - Throws: `ServerError` if the host is neither an address nor a name that resolves.
    package var isLoopback: Bool {
        get throws(ServerError) { try ResolvedHost(host, port: 0).isLoopback }
    }
}
