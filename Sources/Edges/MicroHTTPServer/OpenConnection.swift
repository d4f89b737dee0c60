internal import CMicroHTTPD
internal import Glibc
internal import Synchronization

/// A connection from its acceptance to its end, and how far its request is.
///
/// The thread that the connection belongs to writes the phase; the one that looks for slow clients reads it.
// Because only the thread that the connection belongs to touches `current`.
final class OpenConnection: @unchecked Sendable {
    /// What the connection waits for.
    enum Phase: Int {
        /// For the request line; no request was read yet.
        case firstLine
        /// For the line of another request.
        case nextLine
        /// For the client to send the rest of its request.
        case request
        /// For the responder.
        case answer
        /// For the client to take the response.
        case response
    }

    let socket: CInt
    let address: ClientAddress
    /// The request that libmicrohttpd reads or answers; it lives until that ends.
    var current: (request: Unmanaged<OpenRequest>, connection: Connection)?
    private let ownerNumber = Atomic(UInt32.max)
    /// The phase, and above it how often it has changed; so that a phase that came again is not taken for one that lasts.
    private let progress = Atomic(Phase.firstLine.rawValue)
    private let wasCut = Atomic(false)

    init(socket: CInt, address: ClientAddress) {
        self.socket = socket
        self.address = address
    }

    /// The number of the thread that it belongs to.
    var owner: UInt32 {
        get { ownerNumber.load(ordering: .relaxed) }
        set { ownerNumber.store(newValue, ordering: .relaxed) }
    }

    func enter(_ phase: Phase) {
        let count = progress.load(ordering: .relaxed) >> Self.phaseBits &+ 1
        progress.store(count << Self.phaseBits | phase.rawValue, ordering: .relaxed)
    }

    /// A number that is another after each change, and the phase in it.
    var position: (progress: Int, phase: Phase) {
        let progress = progress.load(ordering: .relaxed)
        return (progress, Phase(rawValue: progress & (1 << Self.phaseBits - 1)) ?? .answer)
    }

    /// Whether the client took too long, so that nothing more is read.
    var isCut: Bool { wasCut.load(ordering: .relaxed) }

    /// Shows libmicrohttpd again that the client sends nothing more, where that is so.
    ///
    /// Version 0.9.75 does not see it when it comes with the last bytes of a request, and waits for another one.
    func passOnEnd() {
        var byte: UInt8 = 0
        if recv(socket, &byte, 1, CInt(MSG_PEEK | MSG_DONTWAIT)) == 0 { shutdown(socket, CInt(SHUT_RD)) }
    }

    /// Reads nothing more, so that libmicrohttpd sees the end and closes; writes nothing more either in the last phase.
    func cut(in phase: Phase) {
        wasCut.store(true, ordering: .relaxed)
        shutdown(socket, CInt(phase == .response ? SHUT_RDWR : SHUT_RD))
    }

    private static let phaseBits = 3
}
