package import HTTPModel

/// A responder that also returns where its response came from: a mock, or a wrapper around one.
package protocol MockResponder: ImmediateResponder {
    func answered(_ request: HTTPRequest) -> Answered
}

extension MockResponder {
    package func respond(to request: HTTPRequest) -> HTTPResponse { answered(request).response }
}
