/// A position in the UTF-8 bytes of an expression, with the operations of the parser.
struct TextScanner {
    let bytes: [UInt8]
    var position: Int

    init(_ text: String, position: Int = 0) {
        bytes = Array(text.utf8)
        self.position = position
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// The byte here; 0 at the end.
    var peek: UInt8 { peek(0) }

    /// The byte `distance` further; 0 beyond the end.
    func peek(_ distance: Int) -> UInt8 {
        position + distance < bytes.count ? bytes[position + distance] : 0
    }

    func starts(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard bytes.count - position >= count else { return false }
        return (0..<count).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
    }

    mutating func takeIf(_ text: StaticString) -> Bool {
        guard starts(with: text) else { return false }
        position += text.utf8CodeUnitCount
        return true
    }

    mutating func skipWhitespace() {
        while isWhitespace(peek) { position += 1 }
    }

    mutating func take(while isMember: (UInt8) -> Bool) -> String {
        let start = position
        while !isAtEnd, isMember(bytes[position]) { position += 1 }
        return text(from: start)
    }

    func text(from start: Int) -> String { String(decoding: bytes[start..<position], as: UTF8.self) }

    /// The text here, for a message: `the end`, `'count'`, `'='`.
    var found: String {
        var ahead = self
        ahead.skipWhitespace()
        guard !ahead.isAtEnd else { return "the end" }
        let start = ahead.position
        let word = ahead.take(while: isNameByte)
        if !word.isEmpty { return "'\(word)'" }
        repeat { ahead.position += 1 } while UTF8.isContinuation(ahead.peek)
        return "'\(ahead.text(from: start))'"
    }
}

func isWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

/// Whether the byte may be in a member name: letters, digits, `-`, `_` and all of a character beyond ASCII.
func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0x80
}
