internal import CMicroHTTPD
internal import Glibc

/// Why a server could not start.
package enum ServerError: Error, Hashable, Sendable {
    /// Another program listens there.
    case portInUse(host: String, port: Int)
    case portOutOfRange(Int)
    /// The host is neither an address nor a name that resolves; `reason` is the resolver's.
    case unknownHost(String, reason: String)
    /// The system refused the socket with this `errno`.
    case cannotListen(host: String, port: Int, errno: CInt)
    /// libmicrohttpd could not start its threads.
    case cannotStart(host: String, port: Int)
}

extension ServerError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .portInUse(let host, let port):
            "cannot listen on \(Self.authority(host, port)): address already in use"
        case .portOutOfRange(let port):
            "cannot listen on port \(port): a port is a number from 0 to 65535"
        case .unknownHost(let host, let reason):
            "cannot listen on '\(host)': \(Self.lowercasedFirst(reason))"
        case .cannotListen(let host, let port, let code):
            "cannot listen on \(Self.authority(host, port)): \(Self.lowercasedFirst(String(cString: strerror(code))))"
        case .cannotStart(let host, let port):
            "cannot listen on \(Self.authority(host, port)): the server's threads cannot be started"
        }
    }

    /// `host:port` as RFC 3986 §3.2 writes it: an IPv6 address is in brackets.
    private static func authority(_ host: String, _ port: Int) -> String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    private static func lowercasedFirst(_ text: String) -> String {
        text.prefix(1).lowercased() + text.dropFirst()
    }
}
