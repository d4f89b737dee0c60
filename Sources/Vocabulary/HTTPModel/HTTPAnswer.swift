/// What a responder gives for a request: a response, or the work that sends one later.
package enum HTTPAnswer: Sendable {
    /// The response is there; its `delay` says when it is sent.
    case now(HTTPResponse)
    /// The response comes later, from any thread.
    ///
    /// The server first lets go of the thread, then calls the closure once. The closure must not block: it starts the
    /// work, and the work gives its response to the reply.
    case later(@Sendable (HTTPReply) -> Void)

    /// The response that is there; nil for one that comes later.
    package var response: HTTPResponse? {
        switch self {
        case .now(let response): response
        case .later: nil
        }
    }

    /// The same answer, with its response changed by `transform` as soon as it is there.
    package func map(_ transform: @escaping @Sendable (HTTPResponse) -> HTTPResponse) -> HTTPAnswer {
        switch self {
        case .now(let response): .now(transform(response))
        case .later(let start): .later { start($0.transforming(transform)) }
        }
    }
}
