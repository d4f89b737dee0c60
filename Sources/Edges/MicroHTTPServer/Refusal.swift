internal import HTTPModel

/// What the server answers instead of the responder, with its reason as text.
enum Refusal: Error, Hashable {
    /// 413 (RFC 9110 §15.5.14).
    case bodyTooLarge(limit: Int)
    /// 500: a field that would break the response's framing, or has no name (RFC 9110 §5.5, RFC 9112 §11.1).
    case unsendableField(name: String)
    /// 500: a status that is not a final one of three digits (RFC 9110 §15).
    case unsendableStatus(Int)

    var response: HTTPResponse {
        HTTPResponse(
            status: status, fields: ["Content-Type": "text/plain; charset=utf-8"], body: Array((text + "\n").utf8))
    }

    private var status: Int {
        switch self {
        case .bodyTooLarge: 413
        case .unsendableField, .unsendableStatus: 500
        }
    }

    private var text: String {
        switch self {
        case .bodyTooLarge(let limit):
            "the request body is larger than the limit of \(limit) bytes; raise it with '--max-body'"
        case .unsendableField(let name):
            "the response cannot be sent: its header field '\(name.filter(\.isASCII).filter { !$0.isNewline })' has a "
                + "name that is not a token or a value with a line break or another control character"
        case .unsendableStatus(let status):
            "the response cannot be sent: its status is \(status), expected 200 to 999"
        }
    }
}
