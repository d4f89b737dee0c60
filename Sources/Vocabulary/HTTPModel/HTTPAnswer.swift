/// The answer of a responder to a request: a response, or work that sends it later.
package enum HTTPAnswer: Sendable {
    /// The response, which is sent after its `delay`.
    case now(HTTPResponse)
    /// A response that is sent later, from any thread.
    ///
    /// The server calls the closure once, after it has released its own thread. The closure must not block; it starts
    /// work that sends the response to the reply.
    case later(@Sendable (HTTPReply) -> Void)

    /// The response; nil if it is sent later.
    package var response: HTTPResponse? {
        switch self {
        case .now(let response): response
        case .later: nil
        }
    }

    /// The same answer, whose response is changed by `transform` when it is known.
    package func map(_ transform: @escaping @Sendable (HTTPResponse) -> HTTPResponse) -> HTTPAnswer {
        switch self {
        case .now(let response): .now(transform(response))
        case .later(let start): .later { start($0.transforming(transform)) }
        }
    }
}
