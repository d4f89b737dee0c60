internal import JSONModel

/// `minimum`, `maximum` and their exclusive forms.
final class LimitConstraint: Constraint, @unchecked Sendable {
    enum Kind {
        case minimum, maximum, exclusiveMinimum, exclusiveMaximum
    }

    private let kind: Kind
    private let limit: JSONNumber
    private let integerLimit: Int64?
    /// Whether the limit is written as in draft 4: `minimum` with `exclusiveMinimum: true` beside it.
    private let isWrittenExclusive: Bool

    init(_ kind: Kind, _ limit: JSONNumber, isWrittenExclusive: Bool = true) {
        self.kind = kind
        self.limit = limit
        integerLimit = limit.int64
        self.isWrittenExclusive = isWrittenExclusive
    }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        guard case .number(let number) = instance else { return true }
        if let integerLimit, let integer = number.int64, allows(integer, integerLimit) { return true }
        evaluation.spend(number.work)
        switch kind {
        case .minimum:
            return !(number < limit) || evaluation.fail("minimum", .minimum(limit: limit, found: number))
        case .maximum:
            return !(limit < number) || evaluation.fail("maximum", .maximum(limit: limit, found: number))
        case .exclusiveMinimum:
            return limit < number
                || evaluation.fail(
                    isWrittenExclusive ? "exclusiveMinimum" : "minimum",
                    .exclusiveMinimum(limit: limit, found: number))
        case .exclusiveMaximum:
            return number < limit
                || evaluation.fail(
                    isWrittenExclusive ? "exclusiveMaximum" : "maximum",
                    .exclusiveMaximum(limit: limit, found: number))
        }
    }

    /// The case of integers, without exact decimals.
    private func allows(_ integer: Int64, _ limit: Int64) -> Bool {
        switch kind {
        case .minimum: integer >= limit
        case .maximum: integer <= limit
        case .exclusiveMinimum: integer > limit
        case .exclusiveMaximum: integer < limit
        }
    }
}

/// `multipleOf`, without rounding.
final class MultipleOfConstraint: Constraint, @unchecked Sendable {
    private let divisor: JSONNumber
    private let exactDivisor: ExactDecimal
    private let integerDivisor: Int64?

    init(_ divisor: JSONNumber) {
        self.divisor = divisor
        exactDivisor = divisor.decimal
        integerDivisor = divisor.int64
    }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        guard case .number(let number) = instance else { return true }
        return isMultiple(number, &evaluation) || evaluation.fail("multipleOf", .multipleOf(divisor, found: number))
    }

    private func isMultiple(_ number: JSONNumber, _ evaluation: inout Evaluation) -> Bool {
        if let integerDivisor, let integer = number.int64 {
            // Because dividing the least integer by -1 would overflow.
            return integerDivisor == -1 || integer % integerDivisor == 0
        }
        let value = number.decimal
        guard evaluation.spend(number.work + value.workOfDivision(by: exactDivisor)) else { return false }
        // Because a value with digits below the divisor's last digit is no multiple, no division is needed.
        if !value.isZero && value.exponent < exactDivisor.exponent { return false }
        if exactDivisor.digits == [1] { return true }
        // A number of more than 100,000 digits is not divided, and counts as no multiple.
        return value.isMultiple(of: exactDivisor) ?? false
    }
}
