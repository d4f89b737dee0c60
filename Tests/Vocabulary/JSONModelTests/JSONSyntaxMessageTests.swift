import JSONModel
import Testing

@Suite struct JSONSyntaxMessageTests {
    static let messages: [(String, String)] = [
        ("", "expected a value, found the end of the text at line 1, column 1"),
        ("[1,]", "expected a value, found ']' at line 1, column 4"),
        ("[1 2]", "expected ',' or ']', found '2' at line 1, column 4"),
        ("{\n  \"é\": 1,\n}", "expected a member name in double quotes, found '}' at line 3, column 1"),
        ("{\"é\" 1}", "expected ':' after the member name, found '1' at line 1, column 6"),
        ("{\"a\":1 \"b\":2}", "expected ',' or '}', found '\"' at line 1, column 8"),
        ("{a:1}", "expected a member name in double quotes, found 'a' at line 1, column 2"),
        ("nul", "expected 'null', found the end of the text at line 1, column 4"),
        ("tru e", "expected 'true', found ' ' at line 1, column 4"),
        ("01", "expected the end of the text after the value, found '1' at line 1, column 2"),
        ("-", "expected a digit, found the end of the text at line 1, column 2"),
        ("1.e5", "expected a digit, found 'e' at line 1, column 3"),
        ("[é]", "expected a value, found 'é' at line 1, column 2"),
        ("[\u{1}]", "expected a value, found control character 1 at line 1, column 2"),
        ("[\0]", "expected a value, found control character 0 at line 1, column 2"),
        ("\"abc", "expected the closing '\"' of the string, found the end of the text at line 1, column 5"),
        ("\"a\nb\"", "control character 10 in a string must be written as an escape at line 1, column 3"),
        (#""a\x""#, "unknown escape in a string at line 1, column 3"),
        (#""\u00g0""#, "unknown escape in a string at line 1, column 2"),
        (#""a\ud800b""#, "half of a surrogate pair stands alone in a string at line 1, column 3"),
        (#""\udc00""#, "half of a surrogate pair stands alone in a string at line 1, column 2"),
        ("\u{FEFF}{}", "the text starts with a byte order mark, which JSON does not allow at line 1, column 1"),
    ]

    @Test(arguments: messages)
    func says(_ text: String, _ message: String) {
        #expect(Self.message(Array(text.utf8)) == message)
    }

    @Test func saysWhereTheTextIsNotUTF8() {
        #expect(Self.message([0x5B, 0x22, 0xFF, 0x22, 0x5D]) == "the text is not UTF-8 here at line 1, column 3")
        #expect(Self.message([0x5B, 0xFF]) == "the text is not UTF-8 here at line 1, column 2")
    }

    @Test func saysHowDeepIsTooDeep() throws {
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 513)
        #expect(Self.message(deep) == "arrays and objects are nested deeper than 512 levels at line 1, column 513")
        let nested = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(try JSON(text: nested).description == nested)
        #expect(throws: JSONSyntaxError.self) { try JSONText(Array("[[1]]".utf8), maxDepth: 1) }
    }

    private static func message(_ bytes: [UInt8]) -> String? {
        do throws(JSONSyntaxError) {
            _ = try JSONText(bytes)
            return nil
        } catch {
            return error.description
        }
    }
}
