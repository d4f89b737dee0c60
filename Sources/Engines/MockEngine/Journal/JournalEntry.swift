internal import Behaviour
internal import HTTPModel
internal import Moments

/// A request and its response in the journal. Nothing is formatted or checked before someone reads it.
// A class, so that passing it on counts one reference.
final class JournalEntry: Sendable {
    /// 1, 2, 3, … in the sandbox.
    let number: Int
    /// The time of the sandbox's clock.
    let time: Timestamp
    /// How long it took to make the response.
    let duration: Duration
    /// The request, with the kept part of its body.
    let request: HTTPRequest
    /// The same.
    let response: HTTPResponse
    /// How many bytes the body had.
    let requestBytes: Int
    let responseBytes: Int
    /// The API that has the path, for a request without an operation.
    private let bareAPI: API?
    /// Nil when no operation answered.
    let handler: OperationHandler?
    /// The kind of refusal, if the request was refused, and the reason of the response in words.
    let refusal: RefusalKind?
    let reason: String?
    let source: AnswerSource

    /// `api` is the API of a request that matches no operation.
    init(
        number: Int, time: Timestamp, duration: Duration, request: HTTPRequest, answered: Answered, api: API?,
        limits: JournalLimits
    ) {
        let response = answered.response
        self.number = number
        self.time = time
        self.duration = duration
        bareAPI = api
        requestBytes = request.body.count
        responseBytes = response.body.count
        handler = answered.handler
        refusal = answered.refusal
        reason = answered.reason
        source = answered.source
        if requestBytes > limits.bodyBytes {
            var shortened = request
            shortened.body = Array(request.body.prefix(limits.bodyBytes))
            self.request = shortened
        } else {
            self.request = request
        }
        if responseBytes > limits.bodyBytes {
            var shortened = response
            shortened.body = Array(response.body.prefix(limits.bodyBytes))
            self.response = shortened
        } else {
            self.response = response
        }
    }

    /// The API that has the path; nil for none.
    var api: API? { handler?.api ?? bareAPI }

    /// How many bytes of bodies are kept.
    var keptBytes: Int { request.body.count + response.body.count }
}
