/// An error in a request's head, because of which RFC 9112 forbids a normal answer.
enum HeadFault: Error, Hashable {
    /// The request line is not method, target and version with single spaces between them (§3).
    case requestLine
    /// The target has none of the four forms, or a form that is not allowed for its method (§3.2).
    case targetForm
    /// A byte that belongs to no field: NUL, a line without a name, or a continuation line (§5, RFC 9110 §5.5).
    case strayBytes
    /// A line has no colon (§5).
    case fieldLine
    /// A field's name is not a token, for example because of a space before its colon (§5.1).
    case fieldName(String)
    /// A field's value contains a carriage return (RFC 9110 §5.5).
    case fieldValue(name: String)
    /// HTTP/1.1 requires exactly one `Host` (§3.2).
    case hosts(count: Int)
    case hostValue(String)
    /// `Content-Length` is not a number, or contains different numbers (§6.3).
    case contentLength(String)
    /// `Transfer-Encoding` in HTTP/1.0 (§6.1).
    case codingInHTTP10
    /// The last transfer coding is not `chunked`, or `chunked` is not the last (§6.3).
    case codingOrder(String)
    /// A space follows the transfer coding, so that libmicrohttpd 0.9.75 does not recognize it.
    case paddedCoding
    /// A transfer coding that this server does not support (§6.1).
    case unknownCoding(String)

    var status: Int {
        if case .unknownCoding = self { return 501 }
        return 400
    }
}

extension HeadFault: CustomStringConvertible {
    var description: String {
        switch self {
        case .requestLine:
            "the request line is not a method, a target and a version with one space between them (RFC 9112 §3)"
        case .targetForm:
            "the target is neither a path nor a URL; '*' is for OPTIONS, and an authority for CONNECT (RFC 9112 §3.2)"
        case .strayBytes:
            "a line of the head has a NUL byte, has no field name or continues the line before (RFC 9112 §5)"
        case .fieldLine: "a line of the head has no colon (RFC 9112 §5)"
        case .fieldName(let name):
            "the field name '\(Self.shown(name))' is not a token; no space may stand before the colon (RFC 9112 §5.1)"
        case .fieldValue(let name):
            "the field '\(Self.shown(name))' has a carriage return in its value (RFC 9110 §5.5)"
        case .hosts(let count):
            "found \(count == 0 ? "no 'Host' field" : "\(count) 'Host' fields"), expected one (RFC 9112 §3.2)"
        case .hostValue(let value):
            "the 'Host' field '\(Self.shown(value))' is not a host with an optional port (RFC 9112 §3.2)"
        case .contentLength(let value):
            "the 'Content-Length' field '\(Self.shown(value))' is not one number (RFC 9112 §6.3)"
        case .codingInHTTP10:
            "a request of HTTP/1.0 has a 'Transfer-Encoding' field (RFC 9112 §6.1)"
        case .codingOrder(let value):
            "the transfer codings '\(Self.shown(value))' do not end with one 'chunked' (RFC 9112 §6.3)"
        case .paddedCoding: "a space stands behind the transfer coding, which this server does not take"
        case .unknownCoding(let name):
            "the transfer coding '\(Self.shown(name))' is not known; expected 'chunked' (RFC 9112 §6.1)"
        }
    }

    /// A text from a client, shortened and with invisible characters replaced.
    private static func shown(_ text: String) -> String {
        let visible = text.unicodeScalars.map {
            $0.properties.generalCategory == .control ? "\u{FFFD}" : $0
        }
        let short = String(String.UnicodeScalarView(visible.prefix(60)))
        return visible.count > 60 ? short + "…" : short
    }
}
