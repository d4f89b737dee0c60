internal import Synchronization

/// The easy handles not in use at the moment, each with its open connections.
///
/// The last one given back is the first taken, so that a single caller stays on one connection.
final class CurlHandlePool: Sendable {
    private static let largestIdle = 32
    private let idle = Mutex<[CurlHandle]>([])

    func take() -> CurlHandle { idle.withLock { $0.popLast() } ?? CurlHandle() }

    func giveBack(_ handle: CurlHandle) {
        idle.withLock { idle in
            if idle.count < Self.largestIdle { idle.append(handle) }
        }
    }
}
