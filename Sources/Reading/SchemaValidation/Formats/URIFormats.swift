/// URIs (RFC 3986 appendix A) and IRIs (RFC 3987 §2.2).
enum URIFormats {
    static func isReference(_ text: String, isInternational: Bool, isAbsolute: Bool) -> Bool {
        let reference = URIReference(text)
        guard !isAbsolute || reference.scheme != nil else { return false }
        let allows = { (extra: String, text: String) in consists(of: text, extra, isInternational) }
        guard allows("/:@", reference.path) else { return false }
        if let query = reference.query, !consists(of: query, "/?:@", isInternational, isQuery: true) { return false }
        if let fragment = reference.fragment, !allows("/?:@", fragment) { return false }
        if let authority = reference.authority { return isAuthority(authority, isInternational) }
        // Because a first segment with a colon would be read as a scheme (RFC 3986 §4.2).
        let firstSegment = reference.path.utf8.prefix { $0 != UInt8(ascii: "/") }
        return reference.scheme != nil || !firstSegment.contains(UInt8(ascii: ":"))
    }

    private static func isAuthority(_ authority: String, _ isInternational: Bool) -> Bool {
        var host = Substring(authority)
        if let at = authority.lastIndex(of: "@") {
            guard consists(of: String(authority[..<at]), ":", isInternational) else { return false }
            host = authority[authority.index(after: at)...]
        }
        if host.utf8.first == UInt8(ascii: "[") { return isBracketedHost(host.utf8) }
        let parts = host.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, consists(of: String(parts[0]), "", isInternational) else { return false }
        return parts.count == 1 || parts[1].utf8.allSatisfy(ASCII.isDigit)
    }

    private static func isBracketedHost(_ text: Substring.UTF8View) -> Bool {
        guard let end = text.firstIndex(of: UInt8(ascii: "]")) else { return false }
        let address = text.dropFirst()[..<end]
        let port = text[text.index(after: end)...]
        guard port.isEmpty || port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy(ASCII.isDigit) else {
            return false
        }
        return HostFormats.isIPv6(address) || isFutureAddress(address)
    }

    /// `IPvFuture` (RFC 3986 §3.2.2).
    private static func isFutureAddress(_ address: Substring.UTF8View) -> Bool {
        var reader = ByteReader(address)
        guard reader.take("v"), reader.take(while: ASCII.isHex) > 0, reader.take("."), !reader.isAtEnd else {
            return false
        }
        return reader.rest.allSatisfy { isPlain($0) || $0 == UInt8(ascii: ":") }
    }

    /// Whether `text` has only unreserved characters, sub-delimiters, whole percent-encodings and `extra`.
    private static func consists(
        of text: String, _ extra: String, _ isInternational: Bool, isQuery: Bool = false
    ) -> Bool {
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard let byte = UInt8(exactly: scalar.value), byte < 0x80 else {
                guard isInternational, isInternationalScalar(scalar, isQuery: isQuery) else { return false }
                continue
            }
            if byte == UInt8(ascii: "%") {
                let digits = rest.prefix(2)
                guard digits.count == 2, digits.allSatisfy({ $0.isASCII && ASCII.isHex(UInt8($0.value)) }) else {
                    return false
                }
                rest = rest.dropFirst(2)
            } else if !isPlain(byte) && !extra.utf8.contains(byte) {
                return false
            }
        }
        return true
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || "-._~!$&'()*+,;=".utf8.contains(byte)
    }

    /// `ucschar`, and in a query `iprivate` too (RFC 3987 §2.2).
    private static func isInternationalScalar(_ scalar: Unicode.Scalar, isQuery: Bool) -> Bool {
        let value = scalar.value
        switch value {
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: return true
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: return isQuery
        default: return (0x10000...0xEFFFD).contains(value) && value & 0xFFFF <= 0xFFFD
        }
    }
}
