package import HTTPModel

/// A responder that says beside the response how it came about: a mock, or what is put around one.
package protocol MockResponder: ImmediateResponder {
    func answered(_ request: HTTPRequest) -> Answered
}

extension MockResponder {
    package func respond(to request: HTTPRequest) -> HTTPResponse { answered(request).response }
}
