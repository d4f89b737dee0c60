internal import JSONModel

/// Short formats of fixed shape.
enum TextFormats {
    /// RFC 9562 §4: groups of 8, 4, 4, 4 and 12 hexadecimal digits.
    static func isUUID(_ text: String) -> Bool {
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.allSatisfy(ASCII.isHex) }
    }

    /// A count of levels to go up, then a pointer or `#` (draft-bhutton-relative-json-pointer-00 §3).
    static func isRelativePointer(_ text: String) -> Bool {
        var reader = ByteReader(text)
        let isZero = reader.next == UInt8(ascii: "0")
        let digits = reader.take(while: ASCII.isDigit)
        guard digits == 1 || digits > 1 && !isZero else { return false }
        let rest = String(Substring(reader.rest))
        return rest == "#" || JSONPointer(rest) != nil
    }

    /// RFC 4648 §4, padded.
    static func isBase64(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count.isMultiple(of: 4) else { return false }
        let padding = bytes.suffix(2).count { $0 == UInt8(ascii: "=") }
        return bytes.dropLast(padding).allSatisfy { ASCII.isAlphanumeric($0) || "+/".utf8.contains($0) }
    }
}
