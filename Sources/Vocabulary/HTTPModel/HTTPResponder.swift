/// Answers requests: what a server hosts.
///
/// Called from many threads at once; must not block.
package protocol HTTPResponder: Sendable {
    func respond(to request: HTTPRequest) -> HTTPResponse

    /// An answer that the server gives in the responder's place, such as 413, with what the responder adds to all.
    ///
    /// `fields` are those of the request.
    func completing(_ response: HTTPResponse, to fields: HTTPFields) -> HTTPResponse
}

extension HTTPResponder {
    package func completing(_ response: HTTPResponse, to fields: HTTPFields) -> HTTPResponse { response }
}
