internal import JSONModel
internal import RegularExpressions

/// `minLength` and `maxLength`, counted in code points (2020-12 Validation §6.3.1).
final class LengthConstraint: Constraint, @unchecked Sendable {
    private let minimum: Int?
    private let maximum: Int?

    init(minimum: Int?, maximum: Int?) {
        self.minimum = minimum
        self.maximum = maximum
    }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        guard case .string(let string) = instance else { return true }
        // Because a code point takes one to four bytes, the number of bytes often decides.
        let bytes = string.utf8.count
        if bytes <= maximum ?? .max && (bytes + 3) / 4 >= minimum ?? 0 { return true }
        evaluation.spend(bytes / 32)
        let count = Self.scalarCount(string)
        var isValid = true
        if let minimum, count < minimum {
            isValid = evaluation.fail("minLength", .minLength(limit: minimum, found: count))
        }
        if let maximum, count > maximum {
            isValid = evaluation.fail("maxLength", .maxLength(limit: maximum, found: count))
        }
        return isValid
    }

    /// The number of code points: each begins with a byte that is no continuation byte.
    private static func scalarCount(_ string: String) -> Int {
        var string = string
        return string.withUTF8 { bytes in
            var count = 0
            for byte in bytes { count &+= UTF8.isContinuation(byte) ? 0 : 1 }
            return count
        }
    }
}

/// `pattern`.
final class PatternConstraint: Constraint, @unchecked Sendable {
    private let expression: RegularExpression

    init(_ expression: RegularExpression) { self.expression = expression }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        guard case .string(let string) = instance else { return true }
        do throws(MatchLimitExceeded) {
            if try expression.matches(string) { return true }
            return evaluation.fail("pattern", .pattern(expression.pattern, found: string))
        } catch {
            return evaluation.giveUp("pattern", .patternTooCostly(expression.pattern))
        }
    }
}
