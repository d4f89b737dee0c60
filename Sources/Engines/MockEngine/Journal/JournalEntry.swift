internal import Behaviour
internal import HTTPModel
internal import Moments

/// A request and the response it got, as the journal keeps them: nothing is formatted or checked before someone reads.
// A class, because passing on what has so many parts would count as many references each time.
final class JournalEntry: Sendable {
    /// 1, 2, 3, … in the sandbox.
    let number: Int
    /// What the sandbox's clock said.
    let time: Timestamp
    /// How long it took to make the response.
    let duration: Duration
    /// With no more of its body than is kept.
    let request: HTTPRequest
    /// The same.
    let response: HTTPResponse
    /// How many bytes the body had.
    let requestBytes: Int
    let responseBytes: Int
    /// The API whose path it is that no operation answers at.
    private let bareAPI: API?
    /// Nil where no operation answered.
    let handler: OperationHandler?
    /// Why the request was refused, and in words what explains the response.
    let refusal: RefusalKind?
    let reason: String?
    let source: AnswerSource

    /// `api` is the one that a request without an operation belongs to.
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
        // Because nearly all bodies are kept whole, and changing a copy counts references to each of its parts.
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

    /// The API that the path belongs to; nil for nobody's.
    var api: API? { handler?.api ?? bareAPI }

    /// How many bytes of bodies are kept.
    var keptBytes: Int { request.body.count + response.body.count }
}
