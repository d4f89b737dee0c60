import HTTPModel
import Testing

@Suite struct PercentEncodingTests {
    static let decoded: [(text: String, decoded: String?)] = [
        ("abc", "abc"), ("a%20b", "a b"), ("%e2%82%AC", "€"), ("a+b", "a+b"), ("%2f", "/"), ("", ""), ("%00", "\0"),
        ("%", nil), ("%2", nil), ("%g0", nil), ("%FF", nil), ("a%", nil), ("é%C3%A9", "éé"),
    ]

    @Test(arguments: decoded) func decodes(_ text: String, _ decoded: String?) {
        #expect(PercentEncoding.decode(text) == decoded)
    }

    @Test func takesPlusForSpaceOnlyInForms() {
        #expect(PercentEncoding.decode("a+b%2B", plusIsSpace: true) == "a b+")
        #expect(PercentEncoding.decode("a+b%2B") == "a+b+")
    }

    @Test func encodesAllButUnreservedCharacters() {
        #expect(PercentEncoding.encode("aZ09-._~") == "aZ09-._~")
        #expect(PercentEncoding.encode("a b/€%+") == "a%20b%2F%E2%82%AC%25%2B")
        #expect(PercentEncoding.encode("a/b:c", allowed: "/:") == "a/b:c")
    }

    @Test func givesBackEveryScalarItEncoded() {
        let text = String(String.UnicodeScalarView((0...0x2FFF).compactMap { Unicode.Scalar(UInt32($0)) }))
        #expect(PercentEncoding.decode(PercentEncoding.encode(text))?.utf8.elementsEqual(text.utf8) == true)
    }
}
