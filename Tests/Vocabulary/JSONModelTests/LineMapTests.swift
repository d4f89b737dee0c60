import JSONModel
import Testing

@Suite struct LineMapTests {
    /// Lines of all lengths, with characters of one to four bytes.
    private static let text = (0..<40).map { String(repeating: "aé€𝄞", count: $0 * 7) }.joined(separator: "\n")

    /// The place of each byte of `bytes` and of its end, counted along the way.
    private static func places(in bytes: [UInt8]) -> [[Int]] {
        var (line, column) = (1, 1)
        var places = [[1, 1]]
        for byte in bytes {
            if byte == 0x0A {
                (line, column) = (line + 1, 1)
            } else if !UTF8.isContinuation(byte) {
                column += 1
            }
            places.append([line, column])
        }
        return places
    }

    @Test func tellsThePlaceOfEachByte() {
        let bytes = Array(Self.text.utf8)
        let map = LineMap(bytes)
        let found = (0...bytes.count).map { offset in
            let place = map.place(of: offset)
            return [place.line, place.column]
        }
        #expect(found == Self.places(in: bytes))
    }

    /// Without a map each place is counted from the start, so a shorter text has to do.
    @Test func tellsThePlaceOfEachByteWithoutAMap() {
        let bytes = Array(Self.text.utf8.prefix(3000))
        let found = bytes.withUnsafeBufferPointer { bytes in
            (0...bytes.count).map { offset in
                let place = LineMap.place(of: offset, in: bytes)
                return [place.line, place.column]
            }
        }
        #expect(found == Self.places(in: bytes))
        #expect(found.last?[0] ?? 0 > 5)
    }

    /// A document on one line of a megabyte; counting each place from the line's start would take minutes.
    @Test(.timeLimit(.minutes(1))) func findsPlacesOfOneLongLineQuickly() {
        let map = LineMap([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        #expect((0..<100_000).allSatisfy { map.place(of: $0 * 10).column == $0 * 10 + 1 })
    }
}
