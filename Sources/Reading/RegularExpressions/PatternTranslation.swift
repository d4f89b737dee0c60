/// A pattern in PCRE2's syntax, with the origin of each of its parts.
struct PatternTranslation {
    private(set) var bytes: [UInt8] = []
    private var parts: [(start: Int, source: Int)] = []

    /// Appends the translation of the part at offset `source` of the pattern.
    mutating func append(_ text: String, from source: Int) {
        parts.append((bytes.count, source))
        bytes.append(contentsOf: text.utf8)
    }

    /// The offset in the pattern of the part that contains byte `offset` of the translation.
    func sourceOffset(of offset: Int) -> Int {
        parts.last { $0.start <= offset }?.source ?? 0
    }

    /// The code point as a literal of PCRE2.
    static func literal(_ scalar: UInt32) -> String {
        switch scalar {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(Unicode.Scalar(UInt8(scalar)))
        default: "\\x{\(String(scalar, radix: 16))}"
        }
    }
}
