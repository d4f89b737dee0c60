internal import HTTPModel

/// The header fields of a request in the form of libcurl's CURLOPT_HTTPHEADER.
///
/// `Name: value` sends a field, `Name;` sends it with an empty value, `Name:` keeps libcurl from adding its own.
struct FieldLines {
    let lines: [String]
    /// Whether the request frames itself in another way than libcurl would.
    ///
    /// The connection cannot be used again then.
    let hasOwnFraming: Bool

    /// The fields that libcurl adds by itself.
    ///
    /// They are sent only if the request has them.
    private static let addedByCurl = ["Accept", "Content-Type", "Expect"]

    /// - Throws: `TransportError` of kind `badRequest` when the request cannot be written as HTTP/1.1.
    init(_ request: HTTPRequest, userAgent: String) throws(TransportError) {
        guard HeaderText.isToken(request.method.rawValue[...]) else {
            throw TransportError(.badRequest, "method '\(request.method)' cannot be sent: it is not a token")
        }
        if request.method == .head && !request.body.isEmpty {
            throw TransportError(.badRequest, "a HEAD request cannot be sent with a body")
        }
        var lines: [String] = []
        for field in request.fields.fields { lines.append(try Self.line(field)) }
        if request.fields["User-Agent"] == nil { lines.append("User-Agent: \(userAgent)") }
        lines += Self.addedByCurl.filter { request.fields[$0] == nil }.map { "\($0):" }
        self.lines = lines
        let length = request.fields["Content-Length"]
        hasOwnFraming =
            request.fields["Transfer-Encoding"] != nil || (length != nil && length != String(request.body.count))
    }

    private static func line(_ field: HTTPFields.Field) throws(TransportError) -> String {
        guard HeaderText.isToken(field.name[...]) else {
            throw TransportError(.badRequest, "header field '\(field.name)' cannot be sent: its name is not a token")
        }
        // Because a line break would start another field (RFC 9110 §5.5).
        guard field.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw TransportError(
                .badRequest, "header field '\(field.name)' cannot be sent: its value has a control character")
        }
        let value = HeaderText.trim(field.value[...])
        return value.isEmpty ? "\(field.name);" : "\(field.name): \(value)"
    }
}
