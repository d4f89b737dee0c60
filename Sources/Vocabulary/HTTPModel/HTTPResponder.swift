/// Answers requests: what a server hosts.
///
/// Called from many threads at once; must not block. What takes time is answered later.
package protocol HTTPResponder: Sendable {
    func answer(to request: HTTPRequest) -> HTTPAnswer

    /// An answer that the server gives in the responder's place, such as 413, with what the responder adds to all.
    ///
    /// `reason` says in a few words why. `request` has what was read of it: mostly not its body, and no method or target
    /// where those could not be read.
    func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse
}

/// A responder that has each response at once.
package protocol ImmediateResponder: HTTPResponder {
    func respond(to request: HTTPRequest) -> HTTPResponse
}

extension ImmediateResponder {
    package func answer(to request: HTTPRequest) -> HTTPAnswer { .now(respond(to: request)) }

    package func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse {
        response
    }
}
