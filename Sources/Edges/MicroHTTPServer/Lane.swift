internal import HTTPModel
internal import Synchronization

/// What the requests of one thread need, apart from what those of the others do.
final class Lane: Sendable {
    let responder: any HTTPResponder
    // Because numbers of threads may come again, a lane can have two; the second then does without.
    private let recentHead = Mutex(RecentHead())
    /// Requests that began on the lane and have not ended.
    let openRequestCount = Atomic(0)
    // Because what lies in the same line of a processor's cache as another lane would be shared with it.
    private let padding = InlineArray<16, UInt64>(repeating: 0)

    init(responder: any HTTPResponder) { self.responder = responder }

    func target(_ text: UnsafePointer<CChar>) -> SentTarget {
        let read = try? withHead { recent throws(Refusal) in recent.target(text) }
        return read ?? SentTarget(String(cString: text))
    }

    /// The header fields of the connection's request, in order, with duplicates, and what they say of its body.
    func read(_ head: HeadBytes, of connection: Connection, limit: Int) throws(Refusal) -> ReadHead {
        try withHead { recent throws(Refusal) in try recent.read(head, of: connection, limit: limit) }
    }

    private func withHead<Result: Sendable>(
        _ use: (inout RecentHead) throws(Refusal) -> Result
    ) throws(Refusal) -> Result {
        let result = try recentHead.withLockIfAvailable { recent throws(Refusal) in try use(&recent) }
        if let result { return result }
        var head = RecentHead()
        return try use(&head)
    }
}
