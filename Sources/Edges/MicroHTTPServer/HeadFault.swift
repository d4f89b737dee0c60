/// What makes a request's head one that RFC 9112 lets nobody answer as if it were right.
enum HeadFault: Error, Hashable {
    /// The request line is not a method, a target and a version with one space between (§3).
    case requestLine
    /// The target has none of the four forms, or one that its method does not take (§3.2).
    case targetForm
    /// A byte that belongs to no field: NUL, a line without a name or one that continues another (§5, RFC 9110 §5.5).
    case strayBytes
    /// A line has no colon (§5).
    case fieldLine
    /// A field's name is not a token, as with a space before its colon (§5.1).
    case fieldName(String)
    /// A field's value has a carriage return (RFC 9110 §5.5).
    case fieldValue(name: String)
    /// HTTP/1.1 demands one `Host` (§3.2).
    case hosts(count: Int)
    case hostValue(String)
    /// `Content-Length` is no number, or says two things (§6.3).
    case contentLength(String)
    /// `Transfer-Encoding` in HTTP/1.0 (§6.1).
    case codingInHTTP10
    /// The last transfer coding is not `chunked`, or another one is (§6.3).
    case codingOrder(String)
    /// A space behind the transfer coding, with which libmicrohttpd 0.9.75 does not know it.
    case paddedCoding
    /// A transfer coding that this server does not know (§6.1).
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

    /// What a client sent, short and without what would not be seen.
    private static func shown(_ text: String) -> String {
        let visible = text.unicodeScalars.map {
            $0.properties.generalCategory == .control ? "\u{FFFD}" : $0
        }
        let short = String(String.UnicodeScalarView(visible.prefix(60)))
        return visible.count > 60 ? short + "…" : short
    }
}
