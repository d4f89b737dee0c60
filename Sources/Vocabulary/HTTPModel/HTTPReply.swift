/// Takes the response of an answer that comes later.
///
/// May be used from any thread. The first response counts; one that comes after the server has given up is dropped.
package struct HTTPReply: Sendable {
    private let pending: PendingReply
    private let transform: (@Sendable (HTTPResponse) -> HTTPResponse)?

    /// A reply for a server, which takes the response from `pending`.
    package init(_ pending: PendingReply) {
        self.pending = pending
        transform = nil
    }

    private init(_ pending: PendingReply, _ transform: @escaping @Sendable (HTTPResponse) -> HTTPResponse) {
        self.pending = pending
        self.transform = transform
    }

    /// Gives the response, with its `delay` counted from now.
    package func send(_ response: HTTPResponse) {
        pending.deliver { transform?(response) ?? response }
    }

    /// Calls `work` when nobody waits any more: the client has gone, the time is over or the server stops.
    ///
    /// `work` is called at most once, at once where that has happened already, and never after a response was given.
    package func onAbandonment(_ work: @escaping @Sendable () -> Void) { pending.onAbandonment(work) }

    /// The same reply for one who gives a response that `transform` still has to change.
    package func transforming(_ transform: @escaping @Sendable (HTTPResponse) -> HTTPResponse) -> HTTPReply {
        guard let outer = self.transform else { return HTTPReply(pending, transform) }
        return HTTPReply(pending) { outer(transform($0)) }
    }
}
