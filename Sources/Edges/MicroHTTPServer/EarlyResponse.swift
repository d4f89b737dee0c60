internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel

/// A response that is sent before the request's body has come (RFC 9110 §9.3, RFC 9112 §9.6).
///
/// libmicrohttpd would close the connection after such a response. Closing a connection with unread bytes resets it,
/// and the reset may overtake the response. So the bytes go to the socket directly, while the library continues to
/// read.
struct EarlyResponse {
    let bytes: [UInt8]

    /// Writes the message; without its body in answer to HEAD.
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

    /// The current time in the form of RFC 9110 §5.6.7.
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
