/// A text as a YAML scalar: plain where YAML reads it as that text again, else in quotes (YAML 1.2.2 §7.3).
enum YAMLScalar {
    /// In a flow collection (`isInFlow`) more characters have a meaning.
    static func text(of text: String, isInFlow: Bool) -> String {
        if isPlain(text, isInFlow: isInFlow) { return text }
        // Because a text with quotes or backslashes, such as a regular expression, is easier to read without escapes.
        let hasEscapes = text.contains { $0 == "\"" || $0 == "\\" }
        return hasEscapes && text.unicodeScalars.allSatisfy(isPrintable)
            ? "'\(text.replacing("'", with: "''"))'" : quoted(text)
    }

    /// Whether a key needs `?` before it: readers look only so far for its colon (YAML 1.2.2 §7.4.2).
    static func isTooLongForKey(_ key: String) -> Bool { key.utf8.count > 500 }

    private static func isPlain(_ text: String, isInFlow: Bool) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, last != " ", last != ":",
            !"-?:,[]{}#&*!|>'\"%@` ".unicodeScalars.contains(first), text.unicodeScalars.allSatisfy(isPrintable)
        else { return false }
        guard case .string = CoreSchema.content(ofPlain: text), text != "<<", !text.hasPrefix("..."),
            !wordsOfOldReaders.contains(text.lowercased())
        else { return false }
        var previous: Unicode.Scalar = "x"
        for scalar in text.unicodeScalars {
            if isInFlow, ",[]{}?".unicodeScalars.contains(scalar) { return false }
            if previous == ":", scalar == " " || isInFlow { return false }
            if previous == " ", scalar == "#" { return false }
            previous = scalar
        }
        return true
    }

    /// The words that readers of YAML 1.1 take for true or false.
    private static let wordsOfOldReaders: Set = ["y", "n", "yes", "no", "on", "off"]

    /// Whether the character may stand unescaped (YAML 1.2.2 §5.1) without ending the line.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
            default: result += escape(scalar)
            }
        }
        return result + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        let count = scalar.value <= 0xFF ? 2 : 4
        return (count == 2 ? "\\x" : "\\u") + String(repeating: "0", count: count - digits.count) + digits
    }
}
