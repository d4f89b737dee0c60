/// Bytes of any kind as a JSON text, and back without loss.
///
/// What is UTF-8 is its own text. Of anything else each byte is a character, so that lengths count bytes: ASCII itself,
/// the bytes 0x80 to 0xFF as U+EF80 to U+EFFF, which Unicode leaves for private use.
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

    /// Whether `text` stands for bytes that are no text.
    package static func isBinary(_ text: String) -> Bool {
        text.unicodeScalars.contains { escapes.contains($0.value) }
    }
}
