import HTTPModel
import Testing

@Suite struct MultipartTests {
    private func parts(_ text: String) throws -> [Multipart.Part] {
        try Multipart.parts(of: Array(text.utf8), boundary: "x")
    }

    @Test func readsPartsBetweenPreambleAndEpilogue() throws {
        let parts = try parts(
            "hello\r\n--x \t\r\nA: 1\r\nB: 2\r\n 3\r\n\r\none\r\ntwo\r\n--x\r\n\r\n--xy\r\n--x--\r\n--x\r\n")
        #expect(parts.count == 2)
        #expect(parts[0].fields == ["A": "1", "B": "2 3"])
        #expect(String(decoding: parts[0].body, as: UTF8.self) == "one\r\ntwo")
        #expect(parts[1].fields.isEmpty)
        #expect(String(decoding: parts[1].body, as: UTF8.self) == "--xy")
    }

    @Test func readsLinesThatEndInLineFeedAlone() throws {
        let parts = try parts("--x\nA: 1\n\none\n\n--x--")
        #expect(String(decoding: parts[0].body, as: UTF8.self) == "one\n")
    }

    @Test(arguments: ["--x--", "--x\r\n--x--", "--x\r\n\r\n--x--", "--x\n--x--", "--x\r\n\r\n\r\n--x--"])
    func readsEmptyOnes(text: String) throws {
        #expect(try parts(text).allSatisfy { $0.body.isEmpty && $0.fields.isEmpty })
    }

    @Test func writesWhatItReads() throws {
        let parts = [
            Multipart.Part(fields: ["A": "1"], body: Array(0...255)),
            Multipart.Part(fields: [:], body: Array("\r\n--\r\n".utf8)),
        ]
        #expect(try Multipart.parts(of: Multipart.bytes(of: parts, boundary: "x"), boundary: "x") == parts)
    }

    @Test(arguments: [
        ("", "expected a line '--x', found none"), ("-- x--", "expected a line '--x', found none"),
        ("--x\r\nA: 1\r\n\r\nb", "it ends without the line '--x--'"),
        (
            "--x\r\n\r\n\r\n--x\r\nnonsense\r\n\r\n--x--",
            "part 2: expected fields such as 'Content-Type: text/plain' and an empty line, found a line without ':'"
        ),
    ])
    func saysWhatIsWrong(text: String, message: String) {
        let error = #expect(throws: MultipartSyntaxError.self) { try parts(text) }
        #expect(error?.description == message)
    }

    @Test(
        arguments: [
            ("form-data; name=\"a b\"; filename=\"x;\\\"y\\\".png\"", "a b", "x;\"y\".png"),
            ("form-data; NAME=a", "a", nil),
            ("attachment", nil, nil),
        ] as [(String, String?, String?)])
    func readsNames(value: String, name: String?, filename: String?) {
        let disposition = ContentDisposition(value)
        #expect(disposition.name == name)
        #expect(disposition.filename == filename)
        #expect(ContentDisposition(disposition.formData) == disposition)
    }
}
