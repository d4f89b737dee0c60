internal import CMicroHTTPD
internal import Glibc
internal import Synchronization

/// A connection from its acceptance to its end, with the state of its request.
///
/// The thread that the connection belongs to writes the phase; the one that looks for slow clients reads it.
// Because only the thread that the connection belongs to touches `current`. It also sets `lane`, under the lock of
// `OpenConnections`; other threads read `lane` only under that lock.
final class OpenConnection: @unchecked Sendable {
    /// What the connection is waiting for.
    enum Phase: Int {
        /// The request line of the first request.
        case firstLine
        /// The request line of a further request.
        case nextLine
        /// The rest of a request.
        case request
        /// The responder's answer.
        case answer
        /// The client, to read the response.
        case response
    }

    let socket: CInt
    let address: ClientAddress
    /// The request that libmicrohttpd is reading or answering; it lives until that ends.
    var current: (request: Unmanaged<OpenRequest>, connection: Connection)?
    /// That of the thread that the connection belongs to; nil until a thread has taken it.
    var lane: Lane?
    /// The phase, and above it how often it has changed; so that a phase that came again is not taken for one that lasts.
    private let progress = Atomic(Phase.firstLine.rawValue)
    private let wasCut = Atomic(false)

    init(socket: CInt, address: ClientAddress) {
        self.socket = socket
        self.address = address
    }

    func enter(_ phase: Phase) {
        let count = progress.load(ordering: .relaxed) >> Self.phaseBits &+ 1
        progress.store(count << Self.phaseBits | phase.rawValue, ordering: .relaxed)
    }

    /// The phase, and a number that differs after each change.
    var position: (progress: Int, phase: Phase) {
        let progress = progress.load(ordering: .relaxed)
        return (progress, Phase(rawValue: progress & (1 << Self.phaseBits - 1)) ?? .answer)
    }

    /// Whether the client was too slow, so that nothing more is read.
    var isCut: Bool { wasCut.load(ordering: .relaxed) }

    /// Tells libmicrohttpd again that the client has ended its half of the connection, if that is so.
    ///
    /// Version 0.9.75 overlooks an end that comes with the last bytes of a request, and waits for another request.
    func passOnEnd() {
        var byte: UInt8 = 0
        if recv(socket, &byte, 1, CInt(MSG_PEEK | MSG_DONTWAIT)) == 0 { shutdown(socket, CInt(SHUT_RD)) }
    }

    /// Stops reading, so that libmicrohttpd sees the end and closes the connection; in the last phase, stops writing
    /// too.
    func cut(in phase: Phase) {
        wasCut.store(true, ordering: .relaxed)
        shutdown(socket, CInt(phase == .response ? SHUT_RDWR : SHUT_RD))
    }

    private static let phaseBits = 3
}
