/// Which texts may be names and values of header fields (RFC 9110 §5).
package enum FieldText {
    /// Whether `name` is a token (RFC 9110 §5.6.2).
    ///
    /// Letters, digits and hyphens, which nearly all names consist of, are decided first.
    package static func isToken(_ name: String) -> Bool {
        !name.isEmpty
            && (everyByte(of: name) { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
                || everyByte(of: name) {
                    isLetter($0) || isDigit($0) || "!#$%&'*+-.^_`|~".utf8.contains($0)
                })
    }

    /// Without control characters but the tabulator, among them the NUL at which C would cut the value.
    package static func isSendable(_ value: String) -> Bool {
        everyByte(of: value) { $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") }
    }

    /// Whether `text` is a number without a sign, as the length of a body is.
    package static func isDigits(_ text: String) -> Bool { !text.isEmpty && everyByte(of: text, isDigit) }

    /// Whether a host, or the port behind it, may have this byte (RFC 3986 §3.2.2).
    package static func isHostByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte >= 0x80 || "-._~!$&'()*+,;=%:[]".utf8.contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Without a branch for each byte, so that many are looked at together.
    private static func everyByte(of text: String, _ condition: (UInt8) -> Bool) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var holds = true
            for byte in bytes { holds = condition(byte) && holds }
            return holds
        }
    }
}
