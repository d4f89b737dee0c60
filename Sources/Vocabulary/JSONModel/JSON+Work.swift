extension JSON {
    /// The units of work that hashing the whole value takes, or comparing it with another one; a unit is 10 to 50 ns.
    package var work: Int {
        switch self {
        case .null, .bool: 1
        case .number(let number): 1 + number.work
        case .string(let text): 1 + text.utf8.count / 64
        case .array(let elements): elements.reduce(1) { $0 + $1.work }
        case .object(let object): object.members.reduce(1) { $0 + 1 + $1.value.work }
        }
    }
}

extension JSONNumber {
    /// The units of work that reading the exact value takes; 0 if it is a short one.
    package var work: Int {
        let count = spelling.utf8.count
        return count < 24 ? 0 : count
    }
}

extension ExactDecimal {
    /// The units of work that `isMultiple(of:)` takes.
    package func workOfDivision(by divisor: ExactDecimal) -> Int {
        guard exponent >= divisor.exponent else { return 0 }
        let zeros = min(exponent.subtractingReportingOverflow(divisor.exponent).partialValue, 100_000)
        let columns = digits.count + max(zeros, 0)
        return divisor.digits.count <= Self.mostDigitsOfSmall
            ? columns : columns.multipliedSaturating(by: 10 * divisor.digits.count)
    }
}

extension Int {
    fileprivate func multipliedSaturating(by factor: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? .max / 4 : product
    }
}
