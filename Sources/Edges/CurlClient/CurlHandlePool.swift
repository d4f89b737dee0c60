internal import Threads

/// The idle easy handles, each with its open connections.
///
/// There are as many as were in use at the same time. The last one returned is taken first, so that a single caller
/// stays on one connection.
final class CurlHandlePool: Sendable {
    private let idle = Locked<[CurlHandle]>([])

    func take() -> CurlHandle { idle.withLock { $0.popLast() } ?? CurlHandle() }

    func giveBack(_ handle: CurlHandle) { idle.withLock { $0.append(handle) } }
}
