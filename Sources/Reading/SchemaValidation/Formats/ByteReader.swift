/// Reads the bytes of a string from front to back, for the grammars of RFCs.
struct ByteReader {
    private(set) var rest: Substring.UTF8View

    init(_ text: String) { rest = text.utf8[...] }

    init(_ text: Substring.UTF8View) { rest = text }

    var isAtEnd: Bool { rest.isEmpty }
    var next: UInt8? { rest.first }

    /// Takes one byte if it is `character`, of either case.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, let wanted = UInt8(exactly: character.value) else { return false }
        guard byte == wanted || (ASCII.isLetter(wanted) && byte ^ 0x20 == wanted) else { return false }
        rest.removeFirst()
        return true
    }

    /// Takes all bytes that `matches` from here on; gives their number.
    mutating func take(while matches: (UInt8) -> Bool) -> Int {
        let end = rest.firstIndex { !matches($0) } ?? rest.endIndex
        let count = rest.distance(from: rest.startIndex, to: end)
        rest = rest[end...]
        return count
    }
}
