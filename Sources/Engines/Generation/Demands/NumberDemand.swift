internal import JSONModel
internal import Randomness

/// The limits, divisors and formats of a number.
struct NumberDemand {
    struct Limit {
        let value: ExactDecimal
        let isExclusive: Bool
    }

    private(set) var lower: Limit?
    private(set) var upper: Limit?
    var divisors: [ExactDecimal] = []
    /// The range of the formats `int32` and `int64`.
    ///
    /// Numbers need not use all of it.
    var outer: ClosedRange<Int128>?

    mutating func atLeast(_ value: ExactDecimal, isExclusive: Bool) {
        if let lower, lower.value > value || lower.value == value && lower.isExclusive { return }
        lower = Limit(value: value, isExclusive: isExclusive)
    }

    mutating func atMost(_ value: ExactDecimal, isExclusive: Bool) {
        if let upper, upper.value < value || upper.value == value && upper.isExclusive { return }
        upper = Limit(value: value, isExclusive: isExclusive)
    }

    /// A number that fits all demands, as far as whole numbers of 38 digits can tell; else one of the limits.
    func number(isInteger: Bool, extraDigits: Int, _ random: inout SeededRandom) -> JSONNumber? {
        let written = (divisors + [lower?.value, upper?.value].compactMap(\.self)).map { max(0, -$0.exponent) }
        let scale = isInteger && divisors.allSatisfy(\.isInteger) ? 0 : min((written.max() ?? 0) + extraDigits, 24)
        if let value = scaled(scale, isInteger: isInteger, &random) {
            return JSONNumber(uncheckedSpelling: ScaledInteger(value, scale: scale).spelling)
        }
        let edges = [lower, upper].compactMap { $0.flatMap { $0.isExclusive ? nil : $0.value } }
        let zero = ExactDecimal("0")
        let candidates = (edges + [zero] + divisors).filter { !isInteger || $0.isInteger }
        guard !candidates.isEmpty else { return nil }
        return JSONNumber(uncheckedSpelling: candidates[Int.random(in: 0..<candidates.count, using: &random)].spelling)
    }

    private func scaled(_ scale: Int, isInteger: Bool, _ random: inout SeededRandom) -> Int128? {
        guard let one = ScaledInteger.power(scale) else { return nil }
        var step: Int128 = isInteger ? one : 1
        for divisor in divisors {
            guard let divisor = ScaledInteger.exact(divisor, scale: scale),
                let multiple = ScaledInteger.leastCommonMultiple(step, divisor)
            else { return nil }
            step = multiple
        }
        guard let range = range(scale, one, step) else { return nil }
        let (low, high) = (ScaledInteger.ceiling(range.low, step), ScaledInteger.floor(range.high, step))
        guard low <= high else { return nil }
        return Int128.random(in: low...high, using: &random) * step
    }

    /// The limits as multiples of ten to the minus `scale`.
    ///
    /// A missing limit is a little beyond the other.
    private func range(_ scale: Int, _ one: Int128, _ step: Int128) -> (low: Int128, high: Int128)? {
        let (product, overflow) = one.multipliedReportingOverflow(by: 1_000)
        let (steps, overflow2) = step.multipliedReportingOverflow(by: 10)
        guard !overflow, !overflow2 else { return nil }
        let room = max(product, steps)
        var low: Int128?
        var high: Int128?
        if let lower {
            guard let value = ScaledInteger.ceiling(lower.value, scale: scale) else { return nil }
            low = lower.isExclusive && ScaledInteger.exact(lower.value, scale: scale) == value ? value + 1 : value
        }
        if let upper {
            guard let value = ScaledInteger.floor(upper.value, scale: scale) else { return nil }
            high = upper.isExclusive && ScaledInteger.exact(upper.value, scale: scale) == value ? value - 1 : value
        }
        if low == nil, high == nil { return (one, room) }
        let start = low ?? high.map { $0 > 0 && $0 < room ? 0 : $0 - room } ?? 0
        return within(outer, one, low: start, high: high ?? start + room)
    }

    private func within(
        _ outer: ClosedRange<Int128>?, _ one: Int128, low: Int128, high: Int128
    ) -> (low: Int128, high: Int128)? {
        guard let outer else { return (low, high) }
        let (least, overflow) = outer.lowerBound.multipliedReportingOverflow(by: one)
        let (most, overflow2) = outer.upperBound.multipliedReportingOverflow(by: one)
        return overflow || overflow2 ? (low, high) : (max(low, least), min(high, most))
    }
}
