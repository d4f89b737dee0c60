internal import CCurl
internal import Glibc

/// The connection that a handle keeps between two requests, and whether the server took a request from it.
///
/// A server may close a kept connection at the moment when a request is sent. If its TCP has acknowledged no byte of the
/// request, no program has read one. So the request can be sent again (RFC 9110 §9.2.2).
struct KeptConnection {
    /// The facts that libcurl's callback needs, at an address that does not change.
    ///
    /// It must outlive the handle, because libcurl also closes connections when the handle is freed.
    private struct Facts {
        /// The socket of the last exchange; -1 for none.
        var socket: Int32 = -1
        /// The bytes that the server had acknowledged when that exchange ended; 0 if unknown.
        var acknowledged: UInt64 = 0
        /// Whether the socket was closed before any byte more was acknowledged.
        var isUntouched = false
    }

    private let facts: UnsafeMutablePointer<Facts>

    init() {
        facts = .allocate(capacity: 1)
        facts.initialize(to: Facts())
    }

    func deallocate() { facts.deallocate() }

    /// The argument for `close`.
    var context: UnsafeMutableRawPointer { UnsafeMutableRawPointer(facts) }

    /// Whether the connection was kept, and closed before the server took any of the next request.
    var isUntouched: Bool { facts.pointee.isUntouched }

    /// Call it when an exchange has begun.
    func begin() { facts.pointee.isUntouched = false }

    /// Call it when an exchange on `socket` has ended well.
    func keep(_ socket: Int32) {
        facts.pointee.socket = socket
        facts.pointee.acknowledged = socket >= 0 ? Self.acknowledged(socket) ?? 0 : 0
    }

    /// Closes a socket for libcurl (`CURLOPT_CLOSESOCKETFUNCTION`).
    static func close(_ context: UnsafeMutableRawPointer?, _ socket: Int32) -> Int32 {
        if let facts = context?.assumingMemoryBound(to: Facts.self), facts.pointee.socket == socket {
            let before = facts.pointee.acknowledged
            facts.pointee.isUntouched = before > 0 && acknowledged(socket) == before
            facts.pointee.socket = -1
        }
        return Glibc.close(socket)
    }

    /// The bytes that the peer's TCP has acknowledged; nil if the system does not say.
    ///
    /// `tcpi_bytes_acked` of Linux's `tcp_info`, which is in no header that Glibc's module has.
    private static func acknowledged(_ socket: Int32) -> UInt64? {
        let offset = 120
        return withUnsafeTemporaryAllocation(byteCount: 256, alignment: 8) { info in
            var size = socklen_t(info.count)
            guard let address = info.baseAddress,
                getsockopt(socket, Int32(IPPROTO_TCP), TCP_INFO, address, &size) == 0, size >= offset + 8
            else { return nil }
            return info.load(fromByteOffset: offset, as: UInt64.self)
        }
    }
}
