internal import Behaviour
package import HTTPModel

/// The answer to a request, and how it came about: what the journal keeps and a log tells.
package struct Answered: Sendable {
    package var response: HTTPResponse
    /// What gave the response.
    let source: AnswerSource
    /// Why the request was refused; nil where it was not.
    var refusal: RefusalKind?
    /// What explains the response, in words without any value that was sent; nil where nothing needs to be explained.
    var reason: String?
    /// The operation that answered; nil where the request led to none.
    var handler: OperationHandler?

    init(_ response: HTTPResponse, by source: AnswerSource, reason: String? = nil) {
        self.response = response
        self.source = source
        self.reason = reason
    }
}
