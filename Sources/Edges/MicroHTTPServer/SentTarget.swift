internal import HTTPModel

/// The target of a request line as it was sent (RFC 9112 §3.2).
struct SentTarget {
    /// Path and query, still percent-encoded.
    let target: RequestTarget
    /// The scheme of a target in absolute form, and its host and port, which replace the `Host` field.
    let origin: (scheme: String, authority: String)?
    /// The number of bytes sent.
    let length: Int
    /// Whether all bytes are allowed in a target; spaces and control characters are not.
    let isWellFormed: Bool

    static let root = SentTarget("/")

    /// Splits at the first `?`.
    ///
    /// A target in absolute form goes through the parser of `RequestTarget`.
    init(_ whole: String) {
        length = whole.utf8.count
        isWellFormed = whole.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
        guard whole.utf8.first == UInt8(ascii: "/") else {
            target = RequestTarget(whole)
            origin = Self.origin(of: whole)
            return
        }
        origin = nil
        guard let mark = whole.utf8.firstIndex(of: UInt8(ascii: "?")) else {
            target = RequestTarget(path: whole)
            return
        }
        target = RequestTarget(
            path: String(whole[..<mark]), query: String(whole[whole.utf8.index(after: mark)...]))
    }

    /// Whether `method` allows a target of this form.
    func suits(_ method: HTTPMethod) -> Bool {
        if target.path.utf8.first == UInt8(ascii: "/") { return true }
        return target.path == "*" ? method == .options : method.rawValue == "CONNECT"
    }

    private static func origin(of whole: String) -> (scheme: String, authority: String)? {
        guard let mark = whole.firstRange(of: "://") else { return nil }
        let authority = whole[mark.upperBound...].prefix { $0 != "/" && $0 != "?" }
        return (String(whole[..<mark.lowerBound]), String(authority))
    }
}
