internal import HTTPModel

/// The target of a request line, as it was sent (RFC 9112 §3.2).
struct SentTarget {
    /// Path and query, still percent-encoded.
    let target: RequestTarget
    /// The host and port of a target in absolute form, which count instead of the `Host` field.
    let authority: String?
    /// How many bytes it had.
    let length: Int
    /// Whether it has no byte that a target may not have: a space, a control character.
    let isWellFormed: Bool

    static let root = SentTarget("/")

    /// Splits at the first `?` on bytes; only a target in absolute form takes the slower way.
    init(_ whole: String) {
        length = whole.utf8.count
        isWellFormed = whole.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
        guard whole.utf8.first == UInt8(ascii: "/") else {
            target = RequestTarget(whole)
            authority = Self.authority(of: whole)
            return
        }
        authority = nil
        guard let mark = whole.utf8.firstIndex(of: UInt8(ascii: "?")) else {
            target = RequestTarget(path: whole)
            return
        }
        target = RequestTarget(
            path: String(whole[..<mark]), query: String(whole[whole.utf8.index(after: mark)...]))
    }

    /// Whether `method` may be asked for with a target of this form.
    func suits(_ method: HTTPMethod) -> Bool {
        if target.path.utf8.first == UInt8(ascii: "/") { return true }
        return target.path == "*" ? method == .options : method.rawValue == "CONNECT"
    }

    private static func authority(of whole: String) -> String? {
        guard let scheme = whole.firstRange(of: "://") else { return nil }
        return String(whole[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" })
    }
}
