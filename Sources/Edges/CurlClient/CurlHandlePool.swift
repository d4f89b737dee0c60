internal import Synchronization

/// The easy handles not in use at the moment, each with its open connections.
///
/// There are as many as ever were in use at the same time. The last one given back is the first taken, so that a single
/// caller stays on one connection.
final class CurlHandlePool: Sendable {
    private let idle = Mutex<[CurlHandle]>([])

    func take() -> CurlHandle { idle.withLock { $0.popLast() } ?? CurlHandle() }

    func giveBack(_ handle: CurlHandle) { idle.withLock { $0.append(handle) } }
}
