internal import Cryptography
package import JSONModel

/// Describes values in words; bytes that are not text are described by their length and hash.
package enum BytesText {
    /// `{"a":1}`, or `12 bytes, SHA-256 1f2e…` for a string that represents bytes.
    package static func words(for value: JSON) -> String {
        guard case .string(let text) = value, BinaryText.isBinary(text) else { return value.description }
        return words(for: BinaryText.bytes(of: text))
    }

    /// Both in words, if one of them represents bytes; nil if both are texts.
    package static func words(_ expected: String, _ actual: String) -> (expected: String, actual: String)? {
        guard BinaryText.isBinary(expected) || BinaryText.isBinary(actual) else { return nil }
        let (old, new) = (BinaryText.bytes(of: expected), BinaryText.bytes(of: actual))
        let same = zip(old, new).prefix { $0 == $1 }.count
        let place =
            same == min(old.count, new.count)
            ? "the same up to offset \(same), where one ends" : "the first that differs at offset \(same)"
        return (words(for: old), "\(words(for: new)); \(place)")
    }

    private static func words(for bytes: [UInt8]) -> String {
        let hash = SHA2.sha256.digest(of: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0\(digits)" : digits
        }.joined()
        return "\(bytes.count) \(bytes.count == 1 ? "byte" : "bytes"), SHA-256 \(hash)"
    }
}
