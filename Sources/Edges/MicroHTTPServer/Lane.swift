internal import HTTPModel
internal import Synchronization
internal import Threads

/// The responder and counters of one thread of the server.
final class Lane: Sendable {
    let responder: any HTTPResponder
    // Because only the lane's thread takes it, the lock is always free.
    private let recentHead = Locked(RecentHead())
    /// Requests that began on the lane and have not ended.
    let openRequestCount = Atomic(0)
    // Padding, so that no two lanes share a line of the cache.
    private let padding = InlineArray<16, UInt64>(repeating: 0)

    init(responder: any HTTPResponder) { self.responder = responder }

    func target(_ text: UnsafePointer<CChar>) -> SentTarget {
        let read = try? withHead { recent throws(Rejection) in recent.target(text) }
        return read ?? SentTarget(String(cString: text))
    }

    /// Reads the header fields of the request, in order and with duplicates, and the information about its body.
    func read(_ head: HeadBytes, of connection: Connection, limit: Int) throws(Rejection) -> ReadHead {
        try withHead { recent throws(Rejection) in try recent.read(head, of: connection, limit: limit) }
    }

    private func withHead<Result: Sendable>(
        _ use: (inout RecentHead) throws(Rejection) -> Result
    ) throws(Rejection) -> Result {
        try recentHead.withLock { recent throws(Rejection) in try use(&recent) }
    }
}
