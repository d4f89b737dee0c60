/// Answers requests: what a server hosts.
///
/// Called from many threads at once; must not block.
package protocol HTTPResponder: Sendable {
    func respond(to request: HTTPRequest) -> HTTPResponse
}
