/// The reason why a response cannot be sent as HTTP.
package enum UnsendableResponse: Error, Hashable {
    /// The status is not a final status of three digits (RFC 9110 §15).
    case status(Int)
    /// The field has no valid name, or its value would break the framing of the message (RFC 9110 §5.5, RFC 9112
    /// §11.1).
    case field(name: String)
    /// The head is larger than `limit` bytes, which clients accept.
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
    /// Checks whether the response can be sent.
    ///
    /// Fields that frame the message are not checked, because the server replaces them.
    package func checkSendable(headLimit: Int) throws(UnsendableResponse) {
        guard (200...999).contains(status) else { throw .status(status) }
        // The maximum size of the status line, `Date`, `Content-Length`, `Connection` and the empty line.
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
