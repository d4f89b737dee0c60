import JSONModel
import StructuralDiff
import Testing

@Suite struct BytesTextTests {
    private static let abc = "SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    @Test func tellsLengthHashAndTheFirstOffset() throws {
        let words = try #require(BytesText.words(BinaryText.text(of: [0x61, 0xFF]), "abc"))
        #expect(words.expected.hasPrefix("2 bytes, SHA-256 "))
        #expect(words.actual == "3 bytes, \(Self.abc); the first that differs at offset 1")
        let shorter = BytesText.words("abc", BinaryText.text(of: Array("abc".utf8) + [0xFF]))
        #expect(shorter?.expected == "3 bytes, \(Self.abc)")
        #expect(shorter?.actual.hasSuffix("; the same up to offset 3, where one ends") == true)
    }

    @Test func leavesTextsAsTheyAre() {
        #expect(BytesText.words("é", "\u{FFFD}") == nil)
        #expect(BytesText.words(for: ["a": "é"]) == #"{"a":"é"}"#)
        #expect(BytesText.words(for: .string(BinaryText.text(of: [0xFF]))).hasPrefix("1 byte, SHA-256 "))
    }

    @Test func aViewShowsNoByteAsACharacter() {
        let (old, new) = (BinaryText.text(of: [0xFF, 0x00]), BinaryText.text(of: [0xFE, 0x0A, 0x0A]))
        let difference = Difference(
            .changed(expected: .string(old), actual: .string(new)), at: JSONPointer(tokens: ["photo"]))
        let rows = DiffView(of: ["photo": .string(new)], [difference]).rows
        #expect(rows[1].expected?.hasPrefix(#""photo": 2 bytes, SHA-256 "#) == true)
        #expect(rows[1].actual?.hasSuffix("; the first that differs at offset 0") == true)
    }
}
