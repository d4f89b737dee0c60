import HTTPModel
import Testing

@Suite struct CharsetTests {
    @Test(arguments: [
        ("utf-8", [0xC3, 0xA9] as [UInt8], "é"), ("UTF8", [0x61], "a"), ("ISO-8859-1", [0xE9], "é"),
        ("windows-1252", [0x80], "€"), ("us-ascii", [0x61], "a"), ("utf-16", [0xFF, 0xFE, 0xE9, 0x00], "é"),
        ("UTF-16BE", [0x00, 0xE9], "é"), ("iso-8859-15", [0xA4], "€"), ("shift_jis", [0x82, 0xA0], "あ"),
        ("utf-8", [], ""),
    ])
    func readsTextsByTheirCharset(name: String, bytes: [UInt8], text: String) {
        #expect(Charset.text(of: bytes, named: name) == text)
    }

    @Test(arguments: [
        ("utf-8", [0xE9] as [UInt8]), ("us-ascii", [0xC3, 0xA9]), ("utf-16be", [0x00]), ("no-such", [0x61]),
        ("UTF-8//IGNORE", [0xE9]), ("", [0x61]),
    ])
    func readsNothingElse(name: String, bytes: [UInt8]) { #expect(Charset.text(of: bytes, named: name) == nil) }

    @Test func writesWhatItReads() {
        #expect(Charset.bytes(of: "é€", named: "windows-1252") == [0xE9, 0x80])
        #expect(Charset.bytes(of: "é", named: "UTF-8") == [0xC3, 0xA9])
        #expect(Charset.bytes(of: "€", named: "iso-8859-1") == nil)
    }
}
