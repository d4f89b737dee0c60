internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel

/// A response that is sent while the request's body is still to come (RFC 9110 §9.3, RFC 9112 §9.6).
///
/// libmicrohttpd closes the connection behind a response that does not wait for the body, and closing a connection that
/// holds unread bytes resets it, which may overtake the response. So these bytes go to the socket directly, while the
/// library goes on reading what the client sends.
struct EarlyResponse {
    let bytes: [UInt8]

    /// Puts the message together; without its body when it answers HEAD.
    init(_ response: HTTPResponse, toHead: Bool) {
        var head = "HTTP/1.1 \(response.status) \(ReasonPhrase.of(response.status))\r\n"
        if let date = Self.date { head += "Date: \(date)\r\n" }
        for field in response.fields.fields { head += "\(field.name): \(field.value)\r\n" }
        head += "Content-Length: \(response.body.count)\r\nConnection: close\r\n\r\n"
        bytes = Array(head.utf8) + (toHead ? [] : response.body)
    }

    /// Sends all of it; false when the socket does not take it at once.
    func send(to socket: CInt) -> Bool {
        bytes.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
            == bytes.count
    }

    /// Now, as RFC 9110 §5.6.7 writes it.
    private static var date: String? {
        var now = time(nil)
        var parts = tm()
        guard gmtime_r(&now, &parts) != nil else { return nil }
        var text = [CChar](repeating: 0, count: 30)
        let count = strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
        return count == 0
            ? nil : String(decoding: text[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
