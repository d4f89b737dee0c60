package import Randomness

/// Changes texts at random: bytes, words, lines and brackets; the same way for the same seed.
package struct Mutation {
    package var random: SeededRandom
    private let words: [[UInt8]]

    /// `words` are put in for others, such as the names of all keys.
    package init(seed: UInt64, words: [[UInt8]] = []) {
        random = SeededRandom(seed: seed)
        self.words = words + Self.traps
    }

    /// The text with one to four changes; `other` is a text of which parts may be put in.
    package mutating func mutated(_ text: [UInt8], with other: [UInt8]) -> [UInt8] {
        var text = text
        for _ in 0..<Int.random(in: 1...4, using: &random) { change(&text, other) }
        return text
    }

    package mutating func oneOf<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &random)]
    }

    private mutating func change(_ text: inout [UInt8], _ other: [UInt8]) {
        let place = Int.random(in: 0...text.count, using: &random)
        let end = min(text.count, place + Int.random(in: 0...40, using: &random))
        switch Int.random(in: 0..<14, using: &random) {
        case 0 where place < text.count: text[place] = UInt8.random(in: 0...255, using: &random)
        case 1: text.insert(UInt8.random(in: 0...255, using: &random), at: place)
        case 2: text.removeSubrange(place..<end)
        case 3: text.insert(contentsOf: Self.repeated(text[place..<end], oneOf([1, 2, 20])), at: place)
        case 4, 5, 6: replaceWord(in: &text, near: place)
        case 7: text.insert(contentsOf: oneOf(words), at: place)
        case 8: text.removeSubrange(Self.line(around: place, in: text))
        case 9: text.insert(contentsOf: text[Self.line(around: place, in: text)], at: lineStart(in: text))
        case 10: text.insert(contentsOf: Array(repeating: 0x20, count: oneOf([1, 2, 4])), at: lineStart(in: text))
        case 11 where !other.isEmpty:
            let from = Int.random(in: 0..<other.count, using: &random)
            let part = other[from..<min(other.count, from + oneOf([10, 100, 1000]))]
            text.replaceSubrange(place..<end, with: part)
        case 12: text.removeSubrange(place...)
        default: text.insert(contentsOf: Self.repeated(oneOf(Self.openings)[...], oneOf([1, 50, 2000])), at: place)
        }
    }

    private mutating func replaceWord(in text: inout [UInt8], near place: Int) {
        guard let start = text[place...].firstIndex(where: Self.isWordByte) else { return }
        let end = text[start...].firstIndex { !Self.isWordByte($0) } ?? text.count
        text.replaceSubrange(start..<end, with: oneOf(words))
    }

    private mutating func lineStart(in text: [UInt8]) -> Int {
        Self.line(around: Int.random(in: 0...text.count, using: &random), in: text).lowerBound
    }

    private static func line(around place: Int, in text: [UInt8]) -> Range<Int> {
        let start = text[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = text[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
        return start..<end
    }

    /// The words of a text, for `init`.
    package static func words(of text: [UInt8]) -> [[UInt8]] {
        text.split { !isWordByte($0) }.map(Array.init)
    }

    private static func repeated(_ bytes: ArraySlice<UInt8>, _ count: Int) -> [UInt8] {
        Array(repeatElement(Array(bytes), count: count).joined())
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "$"):
            true
        default: false
        }
    }

    /// Texts that have confused parsers.
    private static let traps: [[UInt8]] =
        [
            "0", "-1", "1e999999999", "-0.0", "99999999999999999999", "9223372036854775807", "0x1F", "null", "true",
            "~", "",
            "[]", "{}", "''", "\"\"", "- ", ": ", "? ", "#", "&a ", "*a", "!!str ", "!matches '^(a+)+$'", "|\n", ">-\n",
            "%",
            "---\n", "...\n", "\t", "\r\n", "\0", "\u{FEFF}", "\u{2028}", "é", "e\u{301}", "\u{10FFFF}", "$ref: '#'",
            "#/",
            "$request.body#/a", "$(", "{$", "$..*", "@", "\\", "\\u0000", "\\ud800", "(", ")", "[", "]", "{", "}", "<",
            ">", "/",
            "../", "%00", "%", "=", "&", ";", ",",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]

    private static let openings = ["[", "{\"a\":", "{a: ", "- ", "(", "<a>", "allOf: [{", "a:\n ", "!not ", "$first("]
        .map {
            Array($0.utf8)
        }
}
