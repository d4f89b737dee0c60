internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel

extension OpenConnections {
    /// Registers each connection before `handOver` gets it.
    ///
    /// A connection over the limit of its address gets a response that says so, and is closed.
    func admitting(to handOver: @escaping Acceptor.HandOver) -> Acceptor.HandOver {
        { [self] socket, address, size in
            let client = ClientAddress(address)
            guard open(socket, client) else {
                turnAway(socket, limit: limit(of: client))
                return false
            }
            let isHandedOver = handOver(socket, address, size)
            if !isHandedOver { self.close(socket) }
            return isHandedOver
        }
    }

    private func turnAway(_ socket: CInt, limit: Int) {
        _ = EarlyResponse(Rejection.tooManyConnections(limit: limit).response, toHead: false).send(
            to: socket)
        shutdown(socket, CInt(SHUT_WR))
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        recv(socket, &buffer, buffer.count, CInt(MSG_DONTWAIT))
        Glibc.close(socket)
    }
}
