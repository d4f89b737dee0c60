/// Bytes of any kind as a JSON text, and back without loss.
///
/// UTF-8 becomes that text. In other bytes, each byte becomes one character, so that lengths count bytes: ASCII stays,
/// and 0x80 to 0xFF become U+EF80 to U+EFFF, which Unicode leaves for private use.
package enum BinaryText {
    private static let escapes: ClosedRange<UInt32> = 0xEF80...0xEFFF
    private static let shift: UInt32 = 0xEF00

    package static func text(of bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self),
            !text.unicodeScalars.contains(where: { escapes.contains($0.value) })
        {
            return text
        }
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            let value = byte < 0x80 ? UInt32(byte) : shift + UInt32(byte)
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        return String(scalars)
    }

    package static func bytes(of text: String) -> [UInt8] {
        guard isBinary(text) else { return Array(text.utf8) }
        return text.unicodeScalars.flatMap { scalar in
            escapes.contains(scalar.value) ? [UInt8(scalar.value - shift)] : Array(String(Character(scalar)).utf8)
        }
    }

    /// Whether `text` represents bytes that are not text.
    package static func isBinary(_ text: String) -> Bool {
        text.unicodeScalars.contains { escapes.contains($0.value) }
    }
}
