import JSONModel
import SchemaValidation
import Testing

/// What the public suite's `idn-hostname` tests do not ask.
struct InternationalHostnameTests {
    private let schema = Samples.schema(#"{"format": "idn-hostname"}"#, .draft202012)

    @Test(arguments: [
        "例え.テスト", "bücher.example", "xn--bcher-kva.example", "XN--bcher-kva.example", "faß.de", "例え。テスト",
        "a--b.example",
        // A right-to-left label, beside one that starts with a letter or ends with a digit.
        "א.example", "א0.b1", "א--ב.example", "ا۰.b",
    ])
    func allows(_ name: String) { #expect(schema.isValid(.string(name))) }

    @Test(arguments: [
        "", ".", "a.", "bücher\u{0}.example", "\u{0}", "bücher_.example", "Bücher.example", "-ü", "ü-", "ab--ü",
        // Not in Normalization Form C, and Punycode that is cut off, of plain ASCII, or not lower case inside.
        "bu\u{308}cher", "xn--bcher-kv", "xn--abc-", "xn--",
        // RFC 5893 §2: a digit first beside a right-to-left label, whatever its hyphens; two kinds of digits.
        "1.א", "א.1b", "1.א--ב", "۰.א", "א0٠", "0א", "אa",
    ])
    func refuses(_ name: String) { #expect(!schema.isValid(.string(name))) }

    /// 63 bytes in ASCII are the most (RFC 1034 §3.1), whatever the label's own length.
    @Test func limitsTheEncodedLength() {
        let longest = (1...80).last { schema.isValid(.string(String(repeating: "א", count: $0))) }
        #expect(longest.map { $0 > 20 && $0 < 63 } == true)
        let long = String(repeating: "א", count: longest ?? 0)
        #expect(!schema.isValid(.string("1.\(long)")))
        #expect(schema.isValid(.string("b.\(long)")))
    }
}
