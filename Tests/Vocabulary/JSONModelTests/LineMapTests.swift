import JSONModel
import Testing

@Suite struct LineMapTests {
    /// Lines of all lengths, with characters of one to four bytes.
    private static let text = (0..<40).map { String(repeating: "aé€𝄞", count: $0 * 7) }.joined(separator: "\n")

    @Test func tellsTheSamePlaceOfEachByteAsCountingFromTheStart() {
        let bytes = Array(Self.text.utf8)
        let map = LineMap(bytes)
        for offset in 0...bytes.count {
            let expected = bytes.withUnsafeBufferPointer { LineMap.place(of: offset, in: $0) }
            #expect(map.place(of: offset) == expected)
        }
    }

    /// A document on one line of a megabyte; counting each place from the line's start would take minutes.
    @Test(.timeLimit(.minutes(1))) func findsPlacesOfOneLongLineQuickly() {
        let map = LineMap([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        #expect((0..<100_000).allSatisfy { map.place(of: $0 * 10).column == $0 * 10 + 1 })
    }
}
