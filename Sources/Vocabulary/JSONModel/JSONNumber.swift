/// A JSON number as it was spelled (`56.890`, `1e3`, 20 digits), compared by mathematical value.
package struct JSONNumber: Sendable {
    /// The characters of the number, in the grammar of RFC 8259 §6.
    package let spelling: String

    /// Takes `spelling` without checking it, for readers that have checked it.
    package init(uncheckedSpelling spelling: String) { self.spelling = spelling }

    package init(_ value: some BinaryInteger) { spelling = String(value) }

    /// Nil unless the whole `text` follows the grammar of RFC 8259 §6.
    package init?(_ text: String) {
        guard JSONNumber.isNumber(text.utf8) else { return nil }
        spelling = text
    }

    /// The value as a 64-bit integer; nil when it has a fraction or does not fit.
    ///
    /// `1e3` and `5.0` are integers.
    package var int64: Int64? {
        if let plain = plainInteger { return plain }
        return decimal.int64
    }

    package var double: Double { Double(spelling) ?? .nan }

    /// Whether the value has no fraction (JSON Schema 2020-12 Core §4.2.3): `1.0` is an integer.
    package var isInteger: Bool { plainInteger != nil || decimal.isInteger }

    package var isNegative: Bool { spelling.utf8.first == UInt8(ascii: "-") && !decimal.isZero }

    /// The exact value.
    package var decimal: ExactDecimal { ExactDecimal(spelling) }

    /// The value if it has up to 18 plain digits; nil otherwise.
    private var plainInteger: Int64? {
        guard spelling.utf8.count <= 19 else { return nil }
        return spelling.utf8.withContiguousStorageIfAvailable(Self.plainInteger) ?? Self.plainInteger(spelling.utf8)
    }

    private static func plainInteger(_ bytes: some Sequence<UInt8>) -> Int64? {
        var value: Int64 = 0
        var digits = 0
        var isNegative = false
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "-") where digits == 0: isNegative = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                value = value &* 10 &+ Int64(byte &- UInt8(ascii: "0"))
                digits += 1
            default: return nil
            }
        }
        guard (1...18).contains(digits) else { return nil }
        return isNegative ? -value : value
    }

    private static func isNumber(_ text: String.UTF8View) -> Bool {
        var rest = text[...]
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        func takeDigits() -> Int {
            let digits = rest.prefix(while: isDigit).count
            rest = rest.dropFirst(digits)
            return digits
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let leadingZero = rest.first == UInt8(ascii: "0")
        let whole = takeDigits()
        guard whole == 1 || (whole > 1 && !leadingZero) else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard takeDigits() > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard takeDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}

extension JSONNumber: Hashable, Comparable {
    package static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        if left.spelling == right.spelling { return true }
        if let left = left.plainInteger, let right = right.plainInteger { return left == right }
        return left.decimal == right.decimal
    }

    package static func < (left: JSONNumber, right: JSONNumber) -> Bool {
        if let left = left.plainInteger, let right = right.plainInteger { return left < right }
        return left.decimal < right.decimal
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(decimal) }
}

extension JSONNumber: CustomStringConvertible {
    package var description: String { spelling }
}
