internal import HTTPModel
internal import JSONModel

/// What the server answers instead of the responder: a problem report (RFC 9457) with the reason and what to do.
enum Refusal: Error, Hashable {
    /// 413 (RFC 9110 §15.5.14).
    case bodyTooLarge(limit: Int)
    /// 503: as many requests as may wait for an answer that comes later.
    case tooManyWaiting(limit: Int)
    /// 504: an answer that comes later did not come in time.
    case answerTooLate(limit: Duration)
    /// 500: a field that would break the response's framing, or has no name (RFC 9110 §5.5, RFC 9112 §11.1).
    case unsendableField(name: String)
    /// 500: a status that is not a final one of three digits (RFC 9110 §15).
    case unsendableStatus(Int)

    var response: HTTPResponse {
        let report: JSON = [
            "title": .string(title), "status": .number(JSONNumber(status)), "detail": .string(detail),
        ]
        var response = HTTPResponse(
            status: status, fields: ["Content-Type": MediaType.problemJSON.essence], body: Array("\(report)".utf8))
        response.refusalReason = title
        return response
    }

    private var status: Int {
        switch self {
        case .bodyTooLarge: 413
        case .tooManyWaiting: 503
        case .answerTooLate: 504
        case .unsendableField, .unsendableStatus: 500
        }
    }

    private var title: String {
        switch self {
        case .bodyTooLarge: "the request body is too large"
        case .tooManyWaiting: "too many requests wait for an answer"
        case .answerTooLate: "the answer did not come in time"
        case .unsendableField, .unsendableStatus: "the response cannot be sent"
        }
    }

    private var detail: String {
        switch self {
        case .bodyTooLarge(let limit):
            "the request body is larger than the limit of \(limit) bytes; raise it with '--max-body'"
        case .tooManyWaiting(let limit):
            "\(limit) requests wait for their answers already; raise the limit with '--max-connections'"
        case .answerTooLate(let limit):
            "no answer came within the limit of \(limit.components.seconds) seconds"
        case .unsendableField(let name):
            "the header field '\(name.filter(\.isASCII).filter { !$0.isNewline })' has a "
                + "name that is not a token or a value with a line break or another control character"
        case .unsendableStatus(let status):
            "the status is \(status), expected 200 to 999"
        }
    }
}
