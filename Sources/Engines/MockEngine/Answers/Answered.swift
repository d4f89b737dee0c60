internal import Behaviour
package import HTTPModel

/// The response to a request, and where it came from, for the journal and logs.
package struct Answered: Sendable {
    package var response: HTTPResponse
    /// The source of the response.
    let source: AnswerSource
    /// The kind of refusal; nil if the request was accepted.
    var refusal: RefusalKind?
    /// An explanation of the response that contains no value that was sent; nil if none is needed.
    var reason: String?
    /// The handler of the matched operation; nil if there is none.
    var handler: OperationHandler?
    /// The API that has the path of a request without an operation; nil for none.
    var bareAPI: API?

    init(_ response: HTTPResponse, by source: AnswerSource, reason: String? = nil) {
        self.response = response
        self.source = source
        self.reason = reason
    }
}
