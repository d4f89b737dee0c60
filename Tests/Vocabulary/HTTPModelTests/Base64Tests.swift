import HTTPModel
import Testing

@Suite struct Base64Tests {
    /// The vectors of RFC 4648 §10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func encodes(text: String, encoded: String) { #expect(Base64.encode(text.utf8) == encoded) }

    @Test func spellsItForURLs() {
        #expect(Base64.encode([0xFB, 0xEF, 0xFF, 0xFF]) == "++///w==")
        #expect(Base64.urlSafe("++///w==") == "--___w")
    }
}
