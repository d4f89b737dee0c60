/// Finds texts that differ but look the same, because of composed and decomposed letters, spaces, invisible characters,
/// or letters of other alphabets.
package enum LookAlikes {
    /// Both texts with their differences spelled out, as in `caf‹U+0065›‹U+0301›`; nil if the difference is visible.
    package static func spelled(_ expected: String, _ actual: String) -> (expected: String, actual: String)? {
        guard !expected.unicodeScalars.elementsEqual(actual.unicodeScalars),
            shape(of: expected) == shape(of: actual)
        else { return nil }
        let (old, new) = (Array(expected.unicodeScalars), Array(actual.unicodeScalars))
        let start = zip(old, new).prefix { $0 == $1 }.count
        let rest = min(old.count, new.count) - start
        let end = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
        return (
            spelled(old, from: start, except: min(end, rest)), spelled(new, from: start, except: min(end, rest))
        )
    }

    /// `text` with everything but visible ASCII spelled out, if `words` contains something that looks like it but
    /// differs.
    package static func spelled(_ text: String, beside words: String) -> String? {
        let seen = shape(of: text)
        guard !seen.isEmpty, shape(of: words).contains(seen), !words.utf8.contains(text) else { return nil }
        let scalars = Array(text.unicodeScalars)
        let spelled = scalars.map { $0.isASCII ? String($0) : name(of: $0) }.joined()
        return spelled == text ? nil : spelled
    }

    private static func spelled(_ scalars: [Unicode.Scalar], from start: Int, except end: Int) -> String {
        let middle = scalars[start..<(scalars.count - end)].map(name)
        func text(_ part: some Sequence<Unicode.Scalar>) -> String { part.map { String($0) }.joined() }
        return text(scalars.prefix(start)) + middle.joined() + text(scalars.suffix(end))
    }

    /// `‹U+00A0›`.
    private static func name(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "‹U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)›"
    }

    /// The visible form of a text.
    ///
    /// Swift treats composed and decomposed letters as equal.
    private static func shape(of text: String) -> String {
        var shape = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .format, .control: continue
            case .spaceSeparator: shape.append(" ")
            default:
                // Variation selectors.
                if (0xFE00...0xFE0F).contains(scalar.value) { continue }
                shape.append(Homoglyphs.ascii[scalar] ?? scalar)
            }
        }
        return String(shape)
    }
}

extension String.UTF8View {
    fileprivate func contains(_ part: String) -> Bool {
        let (part, text) = (Array(part.utf8), Array(self))
        guard part.count <= text.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
    }
}
