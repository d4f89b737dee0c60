/// Why a response cannot be sent as HTTP.
package enum UnsendableResponse: Error, Hashable {
    /// The status is not a final one of three digits (RFC 9110 §15).
    case status(Int)
    /// A field that would break the message's framing, or has no name (RFC 9110 §5.5, RFC 9112 §11.1).
    case field(name: String)
    /// A head that is larger than what clients take.
    case headTooLarge(size: Int, limit: Int)
}

extension UnsendableResponse: CustomStringConvertible {
    package var description: String {
        switch self {
        case .status(let status): "the status is \(status), expected 200 to 999"
        case .field(let name):
            "the header field '\(name.filter(\.isASCII).filter { !$0.isNewline })' has a "
                + "name that is not a token or a value with a line break or another control character"
        case .headTooLarge(let size, let limit):
            "its head has \(size) bytes, and the limit is \(limit), half of '--max-head'; raise that"
        }
    }
}

extension HTTPResponse {
    /// Checks what can be known before it is sent.
    ///
    /// Fields that frame the message are the server's, so they are not looked at.
    package func checkSendable(headLimit: Int) throws(UnsendableResponse) {
        guard (200...999).contains(status) else { throw .status(status) }
        // The status line, `Date`, `Content-Length`, `Connection` and the empty line, at their longest.
        var size = 160
        for field in fields.fields {
            guard FieldText.isToken(field.name), FieldText.isSendable(field.value) else {
                throw .field(name: field.name)
            }
            size += field.name.utf8.count + field.value.utf8.count + 4
        }
        guard size <= headLimit else { throw .headTooLarge(size: size, limit: headLimit) }
    }
}
