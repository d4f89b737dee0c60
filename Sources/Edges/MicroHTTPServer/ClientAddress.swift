internal import CMicroHTTPD
internal import Glibc

/// The IP address of a client, without its port.
struct ClientAddress: Hashable {
    private let high: UInt64
    private let low: UInt64

    /// An IPv4 address of an IPv6 socket equals that of an IPv4 socket.
    init(_ address: UnsafePointer<sockaddr>) {
        let raw = UnsafeRawPointer(address)
        switch CInt(address.pointee.sa_family) {
        case AF_INET:
            high = 0
            low = Self.mapped | UInt64(raw.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr.bigEndian)
        case AF_INET6:
            let bytes = raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            (high, low) = withUnsafeBytes(of: bytes) {
                ($0.load(as: UInt64.self).bigEndian, $0.load(fromByteOffset: 8, as: UInt64.self).bigEndian)
            }
        default: (high, low) = (0, 0)
        }
    }

    /// 127.0.0.0/8 or ::1.
    var isLoopback: Bool {
        high == 0 && (low == 1 || low & ~0xFF_FFFF == Self.mapped | 127 << 24)
    }

    /// The prefix of IPv4 addresses in IPv6 (RFC 4291 §2.5.5.2).
    private static let mapped: UInt64 = 0xFFFF << 32
}
