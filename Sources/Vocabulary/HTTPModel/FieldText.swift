/// Tells which texts are valid names and values of header fields (RFC 9110 §5).
package enum FieldText {
    /// Whether `name` is a token (RFC 9110 §5.6.2).
    ///
    /// Letters, digits and hyphens are checked first; most names have nothing else.
    package static func isToken(_ name: String) -> Bool {
        !name.isEmpty
            && (everyByte(of: name) { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
                || everyByte(of: name) {
                    isLetter($0) || isDigit($0) || "!#$%&'*+-.^_`|~".utf8.contains($0)
                })
    }

    /// Whether the value has no control characters except tab.
    ///
    /// NUL, for example, would end the value in C.
    package static func isSendable(_ value: String) -> Bool {
        everyByte(of: value) { $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") }
    }

    /// Whether `text` is a number without a sign, like the length of a body.
    package static func isDigits(_ text: String) -> Bool { !text.isEmpty && everyByte(of: text, isDigit) }

    /// Whether the byte is allowed in a host and port (RFC 3986 §3.2.2).
    package static func isHostByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte >= 0x80 || "-._~!$&'()*+,;=%:[]".utf8.contains(byte)
    }

    /// Whether `text` is a host with an optional port: it is not empty, and each byte is allowed.
    package static func isHost(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy(isHostByte) }

    /// Whether `text` is an absolute path in a URL (RFC 3986 §3.3), still percent-encoded.
    package static func isPath(_ text: Substring) -> Bool {
        text.hasPrefix("/")
            && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || "-._~!$&'()*+,;=%:@/".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Has no branch inside the loop, so that the compiler can use vector instructions.
    private static func everyByte(of text: String, _ condition: (UInt8) -> Bool) -> Bool {
        let bytes = text.utf8.span
        var holds = true
        for position in bytes.indices { holds = condition(bytes[position]) && holds }
        return holds
    }
}
