/// A decimal number of any size without rounding: sign, digits and a power of ten.
///
/// Normal form: no leading or trailing zero digits; zero has no digits and no sign. Two equal values therefore have
/// equal parts.
package struct ExactDecimal: Hashable, Sendable {
    package let isNegative: Bool
    /// The significant digits, the most significant first, each 0...9.
    package let digits: [UInt8]
    /// The value is `digits` read as a whole number times ten to this power.
    package let exponent: Int

    package var isZero: Bool { digits.isEmpty }
    package var isInteger: Bool { exponent >= 0 }

    /// Takes the spelling of a JSON number.
    package init(_ spelling: String) {
        var digits: [UInt8] = []
        var exponent = 0
        var isNegative = false
        var seenPoint = false
        var bytes = Substring(spelling).utf8
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): seenPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                exponent = Self.saturatingSum(exponent, Self.writtenExponent(bytes))
                bytes = bytes.dropFirst(bytes.count)
            default:
                digits.append(byte - UInt8(ascii: "0"))
                if seenPoint { exponent -= 1 }
            }
        }
        self.init(isNegative: isNegative, digits: digits, exponent: exponent)
    }

    package init(isNegative: Bool, digits: [UInt8], exponent: Int) {
        var significant = digits[...].drop { $0 == 0 }
        var exponent = exponent
        while significant.last == 0 {
            significant.removeLast()
            exponent = Self.saturatingSum(exponent, 1)
        }
        self.digits = Array(significant)
        self.isNegative = isNegative && !significant.isEmpty
        self.exponent = significant.isEmpty ? 0 : exponent
    }

    package var int64: Int64? {
        guard isInteger, digits.count + exponent <= 19 else { return nil }
        var value: Int64 = 0
        for digit in digits + [UInt8](repeating: 0, count: exponent) {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = product.subtractingReportingOverflow(Int64(digit))
            guard !overflow, !overflow2 else { return nil }
            value = sum
        }
        if isNegative { return value }
        return value == .min ? nil : -value
    }

    /// Whether this is a whole multiple of `divisor`, computed without rounding.
    ///
    /// Nil when the division would have more than 100,000 zeros to work through, which takes long.
    package func isMultiple(of divisor: ExactDecimal) -> Bool? {
        guard !divisor.isZero else { return isZero }
        guard !isZero else { return true }
        // Because the last digit is not zero, no multiple of a higher power of ten has it.
        guard exponent >= divisor.exponent else { return false }
        let (zeros, overflow) = exponent.subtractingReportingOverflow(divisor.exponent)
        guard !overflow, zeros <= 100_000 else { return nil }
        return Self.remainder(of: digits + [UInt8](repeating: 0, count: zeros), by: divisor.digits).isEmpty
    }

    /// The remainder of a long division, without leading zeros.
    private static func remainder(of dividend: [UInt8], by divisor: [UInt8]) -> [UInt8] {
        if divisor.count <= 17, let small = UInt64(divisor.map(String.init).joined()) {
            return remainder(of: dividend, bySmall: small)
        }
        if divisor.count <= mostDigitsOfSmall, let small = UInt128(divisor.map(String.init).joined()) {
            return remainder(of: dividend, bySmall: small)
        }
        var rest: [UInt8] = []
        for digit in dividend {
            if !rest.isEmpty || digit != 0 { rest.append(digit) }
            while compare(rest, divisor) >= 0 { rest = subtract(divisor, from: rest) }
        }
        return rest
    }

    /// With more digits, a step of the division takes as long as the divisor.
    static let mostDigitsOfSmall = 36

    private static func remainder<Small: FixedWidthInteger>(
        of dividend: [UInt8], bySmall divisor: Small
    ) -> [UInt8] {
        let rest = dividend.reduce(into: Small(0)) { rest, digit in rest = (rest * 10 + Small(digit)) % divisor }
        return rest == 0 ? [] : Array(String(rest).utf8).map { $0 - UInt8(ascii: "0") }
    }

    private static func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
        if left.count != right.count { return left.count < right.count ? -1 : 1 }
        for (left, right) in zip(left, right) where left != right { return left < right ? -1 : 1 }
        return 0
    }

    private static func subtract(_ small: [UInt8], from large: [UInt8]) -> [UInt8] {
        var result = large
        var borrow = 0
        for offset in 1...result.count {
            let position = result.count - offset
            var digit = Int(result[position]) - borrow - (offset <= small.count ? Int(small[small.count - offset]) : 0)
            borrow = digit < 0 ? 1 : 0
            if digit < 0 { digit += 10 }
            result[position] = UInt8(digit)
        }
        return Array(result.drop { $0 == 0 })
    }

    private static func writtenExponent(_ text: Substring.UTF8View) -> Int {
        let isNegative = text.first == UInt8(ascii: "-")
        let digits = text.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        // An exponent that `Int` cannot hold is replaced by the largest one that leaves room for additions.
        let magnitude = Int(Substring(digits)) ?? Int.max / 4
        return isNegative ? -min(magnitude, Int.max / 4) : min(magnitude, Int.max / 4)
    }

    private static func saturatingSum(_ left: Int, _ right: Int) -> Int {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? (right > 0 ? .max : .min) : sum
    }
}

extension ExactDecimal: Comparable {
    package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        let magnitude = left.comparedMagnitude(to: right)
        return left.isNegative ? magnitude > 0 : magnitude < 0
    }

    private func comparedMagnitude(to other: ExactDecimal) -> Int {
        if isZero || other.isZero { return (isZero ? 0 : 1) - (other.isZero ? 0 : 1) }
        let (left, right) = (
            Self.saturatingSum(digits.count, exponent), Self.saturatingSum(other.digits.count, other.exponent)
        )
        if left != right { return left < right ? -1 : 1 }
        for position in 0..<max(digits.count, other.digits.count) {
            let leftDigit = position < digits.count ? digits[position] : 0
            let rightDigit = position < other.digits.count ? other.digits[position] : 0
            if leftDigit != rightDigit { return leftDigit < rightDigit ? -1 : 1 }
        }
        return 0
    }
}
