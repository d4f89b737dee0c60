import ContentCodings
import Testing

@Suite struct ContentCodingTests {
    /// `hello hello hello hello`, as other software codes it.
    static let gzip: [UInt8] = [
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40,
        0x27, 0x01, 0xe3, 0x51, 0x3d, 0x8d, 0x17, 0x00, 0x00, 0x00,
    ]
    static let zlib: [UInt8] = [
        0x78, 0x9c, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40, 0x27, 0x01, 0x68, 0x03, 0x08, 0xb1,
    ]
    static let bare: [UInt8] = [0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40, 0x27, 0x01]
    static let text = Array("hello hello hello hello".utf8)

    @Test(arguments: [
        ("gzip", gzip), ("x-gzip", gzip), ("GZIP", gzip), ("deflate", zlib), ("deflate", bare), ("identity", text),
        ("", text), ("identity, gzip", gzip),
    ])
    func decodes(field: String, bytes: [UInt8]) throws {
        #expect(try ContentCoding.decode(bytes, field: field) == Self.text)
    }

    @Test func decodesWhatWasCodedTwice() throws {
        #expect(try ContentCoding.decode(Self.twice, field: "deflate, gzip") == Self.text)
    }

    static let twice: [UInt8] = [
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xab, 0x98, 0x73, 0xda, 0xe3, 0xec, 0xc9, 0x93,
        0xe1, 0x27, 0x1c, 0xd4, 0x19, 0x33, 0x98, 0x39, 0x36, 0x02, 0x00, 0x96, 0x5f, 0x3e, 0xa1, 0x10, 0x00, 0x00,
        0x00,
    ]

    @Test func readsAllMembersOfAFile() throws {
        #expect(try ContentCoding.decode(Self.gzip + Self.gzip, field: "gzip") == Self.text + Self.text)
    }

    @Test(
        arguments: [
            ("br", gzip, "the content coding 'br' is not read; expected 'gzip' or 'deflate'"),
            ("gzip", text, "the bytes are not 'gzip', which 'Content-Encoding' says they are"),
            ("gzip", Array(gzip.dropLast(4)), "the bytes are not 'gzip', which 'Content-Encoding' says they are"),
            ("deflate", text, "the bytes are not 'deflate', which 'Content-Encoding' says they are"),
            ("gzip", gzip + [1], "the bytes are not 'gzip', which 'Content-Encoding' says they are"),
        ] as [(String, [UInt8], String)])
    func saysWhatIsWrong(field: String, bytes: [UInt8], message: String) {
        let error = #expect(throws: ContentCodingError.self) { try ContentCoding.decode(bytes, field: field) }
        #expect(error?.description == message)
    }

    @Test func stopsAtTheLimit() throws {
        #expect(try ContentCoding.decode(Self.gzip, field: "gzip", limit: 23) == Self.text)
        let error = #expect(throws: ContentCodingError.self) {
            try ContentCoding.decode(Self.gzip, field: "gzip", limit: 22)
        }
        #expect(error?.description == "the body is longer than 22 bytes when it is decoded")
    }
}
