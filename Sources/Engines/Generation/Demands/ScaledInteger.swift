internal import JSONModel

/// Decimals as whole numbers of a common scale: 12.5 at scale 2 is 1250.
struct ScaledInteger {
    let value: Int128
    let scale: Int

    init(_ value: Int128, scale: Int) {
        self.value = value
        self.scale = scale
    }

    /// The JSON spelling, without trailing zeros of the fraction.
    var spelling: String {
        guard scale > 0 else { return String(value) }
        var digits = String(value.magnitude)
        digits = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        let whole = digits.dropLast(scale)
        var fraction = digits.suffix(scale)
        while fraction.last == "0" { fraction.removeLast() }
        return (value < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : ".\(fraction)")
    }

    /// Ten to the power of `exponent`; nil beyond 30, which leaves room to calculate.
    static func power(_ exponent: Int) -> Int128? {
        guard (0...30).contains(exponent) else { return nil }
        return (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
    }

    /// Nil when the value has more digits than the scale, or is too large.
    static func exact(_ decimal: ExactDecimal, scale: Int) -> Int128? {
        if decimal.isZero { return 0 }
        guard decimal.digits.count <= 30, -40...40 ~= decimal.exponent, let power = power(decimal.exponent + scale)
        else { return nil }
        let digits = decimal.digits.reduce(Int128(0)) { $0 * 10 + Int128($1) }
        let (product, overflow) = digits.multipliedReportingOverflow(by: power)
        guard !overflow, product < Int128.max / 4 else { return nil }
        return decimal.isNegative ? -product : product
    }

    static func floor(_ decimal: ExactDecimal, scale: Int) -> Int128? {
        if let exact = exact(decimal, scale: scale) { return exact }
        // Because only a value with digits beyond the scale lies between two multiples.
        guard decimal.exponent + scale < 0 else { return nil }
        let kept = decimal.digits.dropLast(-(decimal.exponent + scale))
        guard kept.count <= 30 else { return nil }
        let digits = kept.reduce(Int128(0)) { $0 * 10 + Int128($1) }
        return decimal.isNegative ? -digits - 1 : digits
    }

    static func ceiling(_ decimal: ExactDecimal, scale: Int) -> Int128? {
        if let exact = exact(decimal, scale: scale) { return exact }
        return floor(decimal, scale: scale).map { $0 + 1 }
    }

    /// The quotient of two whole numbers, rounded down.
    static func floor(_ value: Int128, _ divisor: Int128) -> Int128 {
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? quotient - 1 : quotient
    }

    /// The quotient of two whole numbers, rounded up.
    static func ceiling(_ value: Int128, _ divisor: Int128) -> Int128 {
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
        return rest > 0 ? quotient + 1 : quotient
    }

    static func leastCommonMultiple(_ left: Int128, _ right: Int128) -> Int128? {
        guard left > 0, right > 0 else { return nil }
        var (a, b) = (left, right)
        while b != 0 { (a, b) = (b, a % b) }
        let (product, overflow) = (left / a).multipliedReportingOverflow(by: right)
        return overflow || product > Int128.max / 64 ? nil : product
    }
}

extension ExactDecimal {
    /// The JSON spelling.
    var spelling: String {
        guard !isZero else { return "0" }
        let text = digits.map(String.init).joined()
        return (isNegative ? "-" : "") + text + (exponent == 0 ? "" : "e\(exponent)")
    }
}
