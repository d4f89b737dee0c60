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

    func target(_ text: UnsafePointer<CChar>) -> RequestTarget { withHead { $0.target(text) } }

    /// The header fields of the connection's request, in order, with duplicates.
    func fields(of connection: Connection) -> HTTPFields { withHead { $0.fields(of: connection) } }

    private func withHead<Result: Sendable>(_ use: (inout RecentHead) -> Result) -> Result {
        if let result = recentHead.withLockIfAvailable({ use(&$0) }) { return result }
        var head = RecentHead()
        return use(&head)
    }
}
