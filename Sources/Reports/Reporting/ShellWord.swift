internal import Secrets

/// Words as a POSIX shell takes them (POSIX.1-2017, Shell Command Language §2.2), all in visible characters.
package enum ShellWord {
    /// Quotes a word without variables: `s.yaml`, `'my file.yaml'`.
    package static func quoted(_ text: String) -> String { quoted([.literal(text)]) }

    /// One word: bare where nothing in it is special, in double quotes with variables, else in single quotes.
    static func quoted(_ parts: [ShellPart]) -> String {
        let parts = joined(parts)
        if parts.isEmpty { return "''" }
        let literals = parts.compactMap(\.bytes)
        let isPlain = parts.count == literals.count
        if isPlain, literals.joined().allSatisfy(isBare), !literals.joined().isEmpty { return text(literals.joined()) }
        let isSimple = literals.joined().allSatisfy { !"\"\\$`!".utf8.contains($0) } && literals.allSatisfy(isVisible)
        if !isPlain, isSimple { return "\"\(inQuotes(parts))\"" }
        return parts.map(quoted).joined()
    }

    /// The arguments of printf(1) that write the bytes: `'%b' 'a\n'`.
    static func printed(_ parts: [ShellPart]) -> String {
        let parts = joined(parts)
        let format = parts.map { $0.bytes == nil ? "%s" : "%b" }.joined()
        let words = parts.map { part in
            switch part {
            case .literal(let bytes): singleQuoted(escaped(bytes))
            case .variable(let name): "\"$\(name)\""
            }
        }
        return "'\(format)' \(words.joined(separator: " "))"
    }

    /// Whether all of it is text that a terminal shows as it is.
    static func isVisible(_ bytes: [UInt8]) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        return !text.unicodeScalars.contains(where: PlainText.isHidden)
    }

    private static func quoted(_ part: ShellPart) -> String {
        switch part {
        case .variable(let name): "\"$\(name)\""
        case .literal(let bytes) where isVisible(bytes): singleQuoted(text(bytes))
        case .literal(let bytes): "\"$(printf '%b' \(singleQuoted(escaped(bytes))))\""
        }
    }

    /// Inside double quotes, where the literal bytes are known to need no escape.
    private static func inQuotes(_ parts: [ShellPart]) -> String {
        parts.indices.map { index in
            guard case .variable(let name) = parts[index] else { return text(parts[index].bytes ?? []) }
            let next = parts.dropFirst(index + 1).first.map { $0.bytes?.first }
            // Because a letter that follows would be read as part of the name.
            let isAlone = next.map { $0.map { !isBare($0) || "-./:=@%+,".utf8.contains($0) } ?? true } ?? true
            return isAlone ? "$\(name)" : "${\(name)}"
        }.joined()
    }

    /// Neighbouring literals as one.
    private static func joined(_ parts: [ShellPart]) -> [ShellPart] {
        parts.reduce(into: []) { result, part in
            if let bytes = part.bytes, let last = result.last?.bytes {
                result[result.count - 1] = .literal(last + bytes)
            } else {
                result.append(part)
            }
        }
    }

    private static func singleQuoted(_ text: String) -> String {
        "'\(text.unicodeScalars.map { $0 == "'" ? #"'\''"# : String($0) }.joined())'"
    }

    /// As printf's `%b` takes it: a backslash doubled, and `\0ooo` for what cannot be seen or is no UTF-8.
    private static func escaped(_ bytes: [UInt8]) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return bytes.map { (0x20..<0x7F).contains($0) && $0 != 0x5C ? self.text([$0]) : octal($0) }.joined()
        }
        return text.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": #"\\"#
            case "\n": #"\n"#
            case _ where PlainText.isHidden(scalar): String(scalar).utf8.map(octal).joined()
            default: String(scalar)
            }
        }.joined()
    }

    private static func octal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 8)
        return "\\0" + String(repeating: "0", count: 3 - digits.count) + digits
    }

    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-_./:=@%+,".utf8.contains(byte)
        }
    }

    private static func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
}

extension ShellPart {
    fileprivate var bytes: [UInt8]? {
        if case .literal(let bytes) = self { return bytes }
        return nil
    }
}
