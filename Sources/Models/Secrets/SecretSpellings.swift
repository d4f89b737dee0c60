internal import HTTPModel
internal import JSONModel

/// The texts as which a secret may occur: literal, escaped or encoded.
enum SecretSpellings {
    /// Empty for a secret shorter than `Redaction.shortestValue`, because it may occur in unrelated texts.
    static func of(_ secret: String) -> [String] {
        guard secret.utf8.count >= Redaction.shortestValue else { return [] }
        return [secret] + json(secret) + percent(secret) + [xml(secret)] + base64(secret)
    }

    /// As JSON: our spelling, with `/` escaped, and in ASCII only.
    private static func json(_ secret: String) -> [String] {
        let plain = String(JSON.string(secret).description.dropFirst().dropLast())
        let ascii = plain.unicodeScalars.map(asciiJSON).joined()
        return [plain, ascii].flatMap {
            [$0, $0.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "\\/")]
        }
    }

    private static func asciiJSON(_ scalar: Unicode.Scalar) -> String {
        guard !scalar.isASCII else { return String(scalar) }
        return String(scalar).utf16.map { "\\u" + padded(String($0, radix: 16), to: 4) }.joined()
    }

    private static func padded(_ text: String, to length: Int) -> String {
        String(repeating: "0", count: max(0, length - text.count)) + text
    }

    /// As in a URL and in a form, with hexadecimal digits of either case.
    private static func percent(_ secret: String) -> [String] {
        let upper = PercentEncoding.encode(secret)
        let form = upper.split(separator: "%20", omittingEmptySubsequences: false).joined(separator: "+")
        let reserved = PercentEncoding.encode(secret, allowed: "/:@!$&'()*+,;=")
        return [upper, form, reserved].flatMap { [$0, lowercasedDigits($0)] }
    }

    private static func lowercasedDigits(_ text: String) -> String {
        var digits = 0
        return String(
            text.map { character in
                if character == "%" { digits = 3 }
                digits -= 1
                return digits >= 0 ? Character(character.lowercased()) : character
            })
    }

    private static func xml(_ secret: String) -> String {
        let names: [Unicode.Scalar: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&apos;"]
        return secret.unicodeScalars.map { names[$0] ?? String($0) }.joined()
    }

    /// In base64 (RFC 4648 §4, §5): of the secret alone, and inside a longer text.
    ///
    /// Because each letter has six bits, the text before the secret shifts it in one of three ways. The first and the
    /// last letter also hold bits of other bytes, and are left out.
    private static func base64(_ secret: String) -> [String] {
        let bytes = Array(secret.utf8)
        let whole = Base64.encode(bytes)
        let inner = (0..<3).map { shift in
            let text = Base64.encode([UInt8](repeating: 0, count: shift) + bytes)
            let first = (shift * 8 + 5) / 6
            return String(text.prefix((shift + bytes.count) * 8 / 6).dropFirst(first))
        }
        let texts = [whole] + inner
        return texts + texts.map(Base64.urlSafe) + texts.map { PercentEncoding.encode($0) }
    }
}
