internal import CCurl
internal import HTTPModel

/// The address of a request: the URL for libcurl, and host and port for messages.
struct Endpoint {
    /// The base URL followed by the target.
    let url: String
    /// The target if a URL cannot express it: `*`, or an empty query after `?`.
    let literalTarget: String?
    /// Without user and password; an IPv6 address is in brackets.
    let host: String
    let port: String

    /// `host:port`.
    var authority: String { "\(host):\(port)" }

    /// - Throws: `TransportError` of kind `badRequest` when the base URL or the target cannot be used.
    init(baseURL: String, target: RequestTarget) throws(TransportError) {
        let hasEmptyQuery = target.query?.isEmpty ?? false
        let target = target.description
        try Self.check(target)
        let parsed = ParsedURL(baseURL)
        if let reason = parsed.problem {
            throw TransportError(.badRequest, "base URL '\(Self.publicPart(of: baseURL))' cannot be used: \(reason)")
        }
        var base = baseURL[...]
        while base.hasSuffix("/") { base.removeLast() }
        url = target == "*" ? String(base) : base + target
        literalTarget =
            if target == "*" { target } else if hasEmptyQuery { parsed.path + target } else { nil }
        host = parsed.host
        port = parsed.port
    }

    /// Refuses a target that curl would rewrite, or that would end the request line (RFC 9112 §3.2).
    private static func check(_ target: String) throws(TransportError) {
        guard target == "*" || target.hasPrefix("/") else {
            throw TransportError(.badRequest, "request target cannot be sent: it does not start with '/'")
        }
        guard target.utf8.count <= longest else {
            throw TransportError(.badRequest, "request target cannot be sent: it is longer than \(longest) bytes")
        }
        guard let refused = target.unicodeScalars.first(where: { !(0x21...0x7E).contains($0.value) || $0 == "#" })
        else { return }
        let name =
            refused.properties.isWhitespace || refused.value < 0x20 || refused.value == 0x7F
            ? "character \(refused.value)" : "'\(refused)'"
        throw TransportError(.badRequest, "request target cannot be sent: \(name) in it must be percent-encoded")
    }

    /// The longest URL: libcurl takes texts of 8,000,000 bytes, which include the base URL.
    fileprivate static let longest = 4_000_000
    fileprivate static let schemes = ["http://", "https://"]

    /// The URL without user and password, query and fragment, which may be secret.
    static func publicPart(of url: String) -> Substring {
        // Because a password may contain '@', the last one separates.
        guard let at = url.lastIndex(of: "@") else { return url.prefix { $0 != "?" && $0 != "#" } }
        let rest = url[url.index(after: at)...].prefix { $0 != "?" && $0 != "#" }
        return (schemes.first(where: url.lowercased().hasPrefix) ?? "") + rest
    }
}

/// The parts of a base URL, as libcurl reads them.
private struct ParsedURL {
    var host = ""
    var port = ""
    /// Without a slash at the end.
    var path = ""
    /// Why the URL is no base URL; nil when it is one.
    var problem: String?

    init(_ text: String) {
        guard let url = curl_url() else { preconditionFailure("libcurl has no memory for a URL") }
        defer { curl_url_cleanup(url) }
        guard Endpoint.schemes.contains(where: text.lowercased().hasPrefix) else {
            problem = "it does not start with 'http://' or 'https://'"
            return
        }
        guard !text.contains("?") && !text.contains("#") else {
            problem = "it has a query or a fragment"
            return
        }
        // Because libcurl stops at a NUL and refuses longer texts.
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), text.utf8.count <= Endpoint.longest else {
            problem = "it has a space or a control character, or is longer than \(Endpoint.longest) bytes"
            return
        }
        let code = curl_url_set(url, CURLUPART_URL, text, UInt32(CURLU_PATH_AS_IS))
        guard code == CURLUE_OK else {
            problem = String(cString: curl_url_strerror(code)).startingLowercase
            return
        }
        host = Self.part(CURLUPART_HOST, of: url)
        port = Self.part(CURLUPART_PORT, of: url)
        var path = Self.part(CURLUPART_PATH, of: url)[...]
        while path.hasSuffix("/") { path.removeLast() }
        self.path = String(path)
    }

    private static func part(_ part: CURLUPart, of url: OpaquePointer) -> String {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, part, &text, UInt32(CURLU_DEFAULT_PORT)) == CURLUE_OK, let text else { return "" }
        defer { curl_free(text) }
        return String(cString: text)
    }
}

extension String {
    /// The text in the middle of a sentence; an abbreviation such as `SSL` stays as it is.
    var startingLowercase: String {
        guard let first, first.isUppercase, !(dropFirst().first?.isUppercase ?? false) else { return self }
        return first.lowercased() + dropFirst()
    }
}
