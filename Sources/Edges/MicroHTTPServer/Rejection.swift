internal import HTTPModel
internal import JSONModel

/// A response that the server sends instead of the responder: a problem report (RFC 9457) with the reason and advice.
enum Rejection: Error, Hashable {
    /// 413 (RFC 9110 §15.5.14).
    case bodyTooLarge(limit: Int)
    /// 431 (RFC 6585 §5): the head has too many bytes or fields.
    case headTooLarge(limit: Int)
    case tooManyFields(limit: Int)
    /// 414 (RFC 9110 §15.5.15).
    case targetTooLong(limit: Int)
    /// 400 or 501: RFC 9112 does not allow the head.
    case malformedHead(HeadFault)
    /// 400: RFC 9112 §7.1 does not allow the chunked body.
    case malformedBody
    /// 408 (RFC 9110 §15.5.9).
    case requestTooSlow(limit: Duration)
    /// 503: the address has reached its limit of connections.
    case tooManyConnections(limit: Int)
    /// 503: the limit of requests that wait for a later answer is reached.
    case tooManyWaiting(limit: Int)
    /// 504: a later answer did not come in time.
    case answerTooLate(limit: Duration)
    /// 500: the response cannot be written as HTTP.
    case unsendable(UnsendableResponse)

    var response: HTTPResponse {
        let report: JSON = [
            "title": .string(title), "status": .number(JSONNumber(status)), "detail": .string(detail),
        ]
        return HTTPResponse(
            status: status, fields: ["Content-Type": MediaType.problemJSON.essence], body: Array("\(report)".utf8))
    }

    private var status: Int {
        switch self {
        case .bodyTooLarge: 413
        case .headTooLarge, .tooManyFields: 431
        case .targetTooLong: 414
        case .malformedHead(let fault): fault.status
        case .malformedBody: 400
        case .requestTooSlow: 408
        case .tooManyWaiting, .tooManyConnections: 503
        case .answerTooLate: 504
        case .unsendable: 500
        }
    }

    var title: String {
        switch self {
        case .bodyTooLarge: "the request body is too large"
        case .headTooLarge, .tooManyFields: "the request head is too large"
        case .targetTooLong: "the request target is too long"
        case .malformedHead: "the request head is malformed"
        case .malformedBody: "the request body is malformed"
        case .requestTooSlow: "the request did not come in time"
        case .tooManyConnections: "too many connections from one address"
        case .tooManyWaiting: "too many requests wait for an answer"
        case .answerTooLate: "the answer did not come in time"
        case .unsendable: "the response cannot be sent"
        }
    }

    private var detail: String {
        switch self {
        case .bodyTooLarge(let limit):
            "the request body is larger than the limit of \(limit) bytes; raise it with '--max-body'"
        case .headTooLarge(let limit):
            "the request head is larger than the limit of \(limit) bytes; raise it with '--max-head'"
        case .tooManyFields(let limit):
            "the request head has more than \(limit) fields, one for each 128 bytes of '--max-head'; raise that"
        case .targetTooLong(let limit):
            "the request target is longer than the limit of \(limit) bytes; raise it with '--max-head'"
        case .malformedHead(let fault): "\(fault)"
        case .malformedBody:
            "the chunked body has a size that is no hexadecimal number, a chunk of another size, or a line without end "
                + "(RFC 9112 §7.1)"
        case .requestTooSlow(let limit):
            "the request was not complete after \(Self.seconds(limit)); raise the limit with '--request-timeout'"
        case .tooManyConnections(let limit):
            "this address has \(limit) connections already; raise the limit with '--max-address-connections'"
        case .tooManyWaiting(let limit):
            "\(limit) requests wait for their answers already; raise the limit with '--max-connections'"
        case .answerTooLate(let limit):
            "no answer came within the limit of \(Self.seconds(limit))"
        case .unsendable(let reason): "\(reason)"
        }
    }

    private static func seconds(_ duration: Duration) -> String {
        let seconds = duration / .seconds(1)
        return "\(seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)") s"
    }
}
