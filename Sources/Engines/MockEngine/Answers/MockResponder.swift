package import HTTPModel

/// A responder that also returns where its response came from: a mock, or a wrapper around one.
package protocol MockResponder: ImmediateResponder {
    func answered(_ request: HTTPRequest) -> Answered

    /// Whether a request is for the admin API, which web pages of other origins never get to.
    func isAdministrative(_ request: HTTPRequest) -> Bool
}

extension MockResponder {
    package func respond(to request: HTTPRequest) -> HTTPResponse { answered(request).response }
}
