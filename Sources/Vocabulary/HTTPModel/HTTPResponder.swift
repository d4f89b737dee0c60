/// Answers requests, for a server.
///
/// It is called from many threads concurrently and must not block. Slow work is answered later.
package protocol HTTPResponder: Sendable {
    func answer(to request: HTTPRequest) -> HTTPAnswer

    /// Completes a response that the server sends instead of the responder, such as 413, with what the responder adds
    /// to all responses.
    ///
    /// `reason` tells in a few words why. `request` contains the parts that were read: usually no body, and no method
    /// or target if they could not be read.
    func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse
}

/// A responder that always returns its response immediately.
package protocol ImmediateResponder: HTTPResponder {
    func respond(to request: HTTPRequest) -> HTTPResponse
}

extension ImmediateResponder {
    package func answer(to request: HTTPRequest) -> HTTPAnswer { .now(respond(to: request)) }
}
