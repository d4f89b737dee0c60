internal import Behaviour
internal import Contract
internal import HTTPModel
internal import Moments
internal import Secrets

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
    /// The kind of refusal, if the request was refused, and the reason of the response in words.
    let refusal: RefusalKind?
    let reason: String?
    /// An estimate of its memory, without that of the API.
    let footprint: Int
    private let origin: Origin

    private enum Origin {
        /// With the API that answered.
        case live(AnswerSource, OperationHandler?, API?)
        /// Judged, so that the API is no longer needed.
        case settled(JournalOrigin)
    }

    init(
        number: Int, time: Timestamp, duration: Duration, request: HTTPRequest, answered: Answered,
        limits: JournalLimits
    ) {
        let response = answered.response
        self.number = number
        self.time = time
        self.duration = duration
        origin = .live(answered.source, answered.handler, answered.bareAPI)
        requestBytes = request.body.count
        responseBytes = response.body.count
        refusal = answered.refusal
        reason = answered.reason
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
        footprint =
            Self.ownBytes + Footprint.of(self.request) + Footprint.of(self.response)
            + (reason.map { Footprint.of($0) } ?? 0)
    }

    /// The exchange of `other`, judged.
    init(settling other: JournalEntry) {
        number = other.number
        time = other.time
        duration = other.duration
        request = other.request
        response = other.response
        requestBytes = other.requestBytes
        responseBytes = other.responseBytes
        refusal = other.refusal
        reason = other.reason
        let origin = other.judgedOrigin
        self.origin = .settled(origin)
        footprint = other.footprint + origin.footprint
    }

    // The object with the optional values in it, and its place in a ring.
    private static let ownBytes = 384

    var isSettled: Bool { if case .settled = origin { true } else { false } }

    /// The name of the API that has the path; nil for none.
    var api: String? {
        switch origin {
        case .live(_, let handler, let bare): (handler?.api ?? bare)?.name
        case .settled(let origin): origin.api
        }
    }

    /// Nil when no operation answered.
    var operation: JournalOrigin.NamedOperation? {
        switch origin {
        case .live(_, let handler, _): handler.map { JournalOrigin.NamedOperation($0.operation) }
        case .settled(let origin): origin.operation
        }
    }

    /// The violations, computed when someone asks; nil when the answer is not checked.
    var undocumented: [Violation]? {
        switch origin {
        case .live(let source, let handler, _):
            guard let handler, let breaches = source.breaches(of: response, by: handler.operation) else { return nil }
            return isResponseCut ? breaches.filter { $0.part != .body || $0.keyword == "content-type" } : breaches
        case .settled(let origin): return origin.undocumented
        }
    }

    /// The secret names of the API; nil without one.
    var secretNames: SecretNames? {
        switch origin {
        case .live(_, let handler, let bare): (handler?.api ?? bare)?.secretNames
        case .settled(let origin): origin.secretNames
        }
    }

    /// Everything about the origin of the answer.
    var judgedOrigin: JournalOrigin {
        switch origin {
        case .live(let source, _, _):
            JournalOrigin(
                api: api, operation: operation, answeredBy: source.word,
                rule: source.rule.map { JournalOrigin.PlacedRule($0) },
                undocumented: undocumented, secretNames: secretNames)
        case .settled(let origin): origin
        }
    }

    /// How many bytes of bodies are kept.
    var keptBytes: Int { request.body.count + response.body.count }

    var isResponseCut: Bool { response.body.count < responseBytes }
}
