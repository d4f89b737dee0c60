/// Receives the response of an answer that is sent later.
///
/// It may be used from any thread. Only the first response is used. A response after the server has given up is
/// ignored.
package struct HTTPReply: Sendable {
    private let pending: PendingReply
    private let transform: (@Sendable (HTTPResponse) -> HTTPResponse)?

    /// A reply for a server, which receives the response through `pending`.
    package init(_ pending: PendingReply) {
        self.pending = pending
        transform = nil
    }

    private init(_ pending: PendingReply, _ transform: @escaping @Sendable (HTTPResponse) -> HTTPResponse) {
        self.pending = pending
        self.transform = transform
    }

    /// Sends the response; its `delay` counts from now.
    package func send(_ response: HTTPResponse) {
        pending.deliver { transform?(response) ?? response }
    }

    /// Calls `work` when the response is no longer needed: the client has disconnected, time has run out, or the server
    /// stops.
    ///
    /// `work` is called at most once, immediately if that has already happened, and never after a response was sent.
    package func onAbandonment(_ work: @escaping @Sendable () -> Void) { pending.onAbandonment(work) }

    /// A reply that changes the response by `transform` before it passes it on.
    package func transforming(_ transform: @escaping @Sendable (HTTPResponse) -> HTTPResponse) -> HTTPReply {
        guard let outer = self.transform else { return HTTPReply(pending, transform) }
        return HTTPReply(pending) { outer(transform($0)) }
    }
}
