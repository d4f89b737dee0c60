import HTTPModel
import Testing

@Suite struct Base64Tests {
    /// The vectors of RFC 4648 §10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func encodesAndDecodes(text: String, encoded: String) {
        #expect(Base64.encode(text.utf8) == encoded)
        #expect(Base64.decode(encoded) == Array(text.utf8))
    }

    @Test func decodesEveryByte() {
        let bytes = (0...UInt8.max).map { $0 }
        for start in 0..<3 { #expect(Base64.decode(Base64.encode(bytes[start...])) == Array(bytes[start...])) }
    }

    /// Because RFC 4648 §3.5 leaves it to the decoder.
    @Test func passesOverBitsThatNoByteNeeds() { #expect(Base64.decode("Zh==") == Array("f".utf8)) }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "Zg==Zg==", "Z===", "====", "=", "==", "Zm 9v", "Zm9v\n", "Zm9_", "Zm-v", "Zm9é",
    ])
    func decodesNothingElse(_ text: String) { #expect(Base64.decode(text) == nil) }

    @Test func spellsItForURLs() {
        #expect(Base64.encode([0xFB, 0xEF, 0xFF, 0xFF]) == "++///w==")
        #expect(Base64.urlSafe("++///w==") == "--___w")
    }
}
