internal import JSONModel

/// A condition of a filter on a node (RFC 9535 §2.3.5): the logical type of §2.4.1.
indirect enum Condition: Sendable {
    case any([Condition])
    case all([Condition])
    case not(Condition)
    /// Whether the query selects anything.
    case exists(Query)
    case comparison(Operand, ComparisonOperator, Operand)
    /// `match()` and `search()`.
    case matches(Operand, Operand, IRegexp.Extent, IRegexp?)
}

/// A part of a condition that gives one value or none: the value type of RFC 9535 §2.4.1.
indirect enum Operand: Sendable {
    case literal(JSON)
    /// A singular query.
    case query(Query)
    /// `length()` (RFC 9535 §2.4.4).
    case length(Operand)
    /// `count()` (RFC 9535 §2.4.5).
    case count(Query)
    /// `value()` (RFC 9535 §2.4.8).
    case value(Query)
}

enum ComparisonOperator: String, CaseIterable, Sendable {
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"

    /// Whether the comparison holds between two values; nil is the special result `Nothing` (RFC 9535 §2.3.5.2.2).
    func holds(_ left: JSON?, _ right: JSON?) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: Self.isLess(left, right)
        case .greater: Self.isLess(right, left)
        case .lessOrEqual: Self.isLess(left, right) || left == right
        case .greaterOrEqual: Self.isLess(right, left) || left == right
        }
    }

    private static func isLess(_ left: JSON?, _ right: JSON?) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): left < right
        case (.string(let left), .string(let right)):
            left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
        default: false
        }
    }
}
