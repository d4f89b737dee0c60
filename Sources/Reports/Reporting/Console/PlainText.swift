internal import StructuralDiff

/// Text for terminals and files that people read: one line, without control characters.
enum PlainText {
    static let longestValue = 200

    /// The text with control characters, and those that change the direction of text, as `\u{1B}`.
    static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        return text.replacingScalars { isHidden($0) ? escape($0) : nil }
    }

    /// A value cut to its first part, with its full length.
    static func short(_ text: String) -> String { Excerpt.cut(text, to: longestValue) }

    static func escape(_ scalar: Unicode.Scalar) -> String {
        "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }

    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
