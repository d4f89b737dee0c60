/// The lexical rules shared by structured header fields (RFC 9110 §5.6).
package enum HeaderText {
    /// Splits at `separator` outside quoted strings, and trims the parts.
    package static func split(_ text: some StringProtocol, at separator: Character) -> [Substring] {
        var parts: [Substring] = []
        let text = Substring(text)
        var start = text.startIndex
        var isQuoted = false
        var isEscaped = false
        for position in text.indices {
            let character = text[position]
            if isEscaped {
                isEscaped = false
            } else if isQuoted && character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == separator && !isQuoted {
                parts.append(trim(text[start..<position]))
                start = text.index(after: position)
            }
        }
        parts.append(trim(text[start...]))
        return parts
    }

    /// `text` without leading and trailing spaces and tabs.
    package static func trim(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }

    /// `text` in visible ASCII, with a space for any other character (RFC 9110 §5.5).
    package static func sendable(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { (0x20...0x7E).contains($0.value) ? $0 : " " as Unicode.Scalar }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Whether `text` is a token (RFC 9110 §5.6.2).
    package static func isToken(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }

    /// `text` as a quoted string (RFC 9110 §5.6.4).
    ///
    /// Line ends, which are not allowed in fields, become spaces.
    package static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(Character(scalar))"
            case "\r", "\n": quoted += " "
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// The content of a quoted string (RFC 9110 §5.6.4); other text as it is.
    package static func unquote(_ text: Substring) -> String {
        guard text.count >= 2, text.first == "\"", text.last == "\"" else { return String(text) }
        var result = ""
        var isEscaped = false
        for character in text.dropFirst().dropLast() {
            if character == "\\" && !isEscaped {
                isEscaped = true
            } else {
                result.append(character)
                isEscaped = false
            }
        }
        return result
    }
}
