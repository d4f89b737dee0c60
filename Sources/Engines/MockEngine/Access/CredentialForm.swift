internal import Contract

/// The form of a credential, for schemes without known credentials.
enum CredentialForm {
    /// Why `text` cannot be a credential of this scheme; nil when it can.
    static func problem(of text: String, _ kind: SecurityScheme.Kind) -> String? {
        switch kind.authenticationScheme?.lowercased() {
        case "basic": isBasic(text) ? nil : "base64 of 'user:password' (RFC 7617 §2)"
        case "bearer": isToken68(text) ? nil : "a token of letters, digits and '-._~+/' (RFC 6750 §2.1)"
        default: nil
        }
    }

    private static func isToken68(_ text: String) -> Bool {
        let characters = text.utf8.reversed().drop { $0 == UInt8(ascii: "=") }
        return !characters.isEmpty && characters.allSatisfy { isAlphanumeric($0) || "-._~+/".utf8.contains($0) }
    }

    /// Whether `text` is base64 (RFC 4648 §4) of a text with a colon.
    private static func isBasic(_ text: String) -> Bool {
        let digits = text.utf8.prefix { isAlphanumeric($0) || "+/".utf8.contains($0) }
        guard text.utf8.dropFirst(digits.count).allSatisfy({ $0 == UInt8(ascii: "=") }), text.utf8.count % 4 == 0,
            text.utf8.count - digits.count < 3
        else { return false }
        var bits = 0
        var count = 0
        for digit in digits {
            bits = (bits << 6 | value(of: digit)) & 0xFFFF
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            if (bits >> count) & 0xFF == Int(UInt8(ascii: ":")) { return true }
        }
        return false
    }

    private static func value(of digit: UInt8) -> Int {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(digit) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(digit) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(digit) + 4
        case UInt8(ascii: "+"): 62
        default: 63
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
