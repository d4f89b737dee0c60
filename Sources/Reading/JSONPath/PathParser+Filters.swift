internal import JSONModel
internal import RegularExpressions

/// Filters (RFC 9535 §2.3.5): `||` binds least, then `&&`, then `!`.
extension PathParser {
    mutating func condition() throws(JSONPathError) -> Condition {
        try nested { (parser) throws(JSONPathError) in
            var conditions = [try parser.conjunction()]
            while try parser.takeOperator("||") { conditions.append(try parser.conjunction()) }
            return conditions.count == 1 ? conditions[0] : .any(conditions)
        }
    }

    private mutating func conjunction() throws(JSONPathError) -> Condition {
        var conditions = [try basicCondition()]
        while try takeOperator("&&") { conditions.append(try basicCondition()) }
        return conditions.count == 1 ? conditions[0] : .all(conditions)
    }

    /// Takes `&&` or `||` with the blanks around it.
    private mutating func takeOperator(_ text: String) throws(JSONPathError) -> Bool {
        let end = position
        skipBlanks()
        if take(text) {
            skipBlanks()
            return true
        }
        if take(String(text.prefix(1))) { throw error("expected '\(text)'", at: position - 1) }
        position = end
        return false
    }

    private mutating func basicCondition() throws(JSONPathError) -> Condition {
        if take("!") {
            skipBlanks()
            return .not(try negatable())
        }
        if peek == "(" { return try parenthesized() }
        let start = position
        let left = try term()
        guard let comparison = try takeComparison() else { return try test(left, at: start) }
        let leftOperand = try operand(left, at: start)
        let rightStart = position
        return .comparison(leftOperand, comparison, try operand(try term(), at: rightStart))
    }

    private mutating func negatable() throws(JSONPathError) -> Condition {
        if peek == "(" { return try parenthesized() }
        let start = position
        let condition = try test(try term(), at: start)
        let end = position
        if try takeComparison() != nil {
            throw error("'!' before a comparison needs parentheses, as in !(@.a == 1)", at: end)
        }
        return condition
    }

    private mutating func parenthesized() throws(JSONPathError) -> Condition {
        let start = position
        position += 1
        skipBlanks()
        let inner = try condition()
        skipBlanks()
        guard take(")") else {
            throw peek == nil ? error("'(' is never closed", at: start) : error("expected ')', found \(found)")
        }
        return inner
    }

    /// Takes a comparison with the blanks around it.
    private mutating func takeComparison() throws(JSONPathError) -> ComparisonOperator? {
        let end = position
        skipBlanks()
        for candidate in ComparisonOperator.allCases where take(candidate.rawValue) {
            skipBlanks()
            return candidate
        }
        if peek == "=" { throw error("'=' is no comparison; write '=='") }
        position = end
        return nil
    }

    // MARK: Terms

    /// A part of a comparison, a test or an argument, before its role is known.
    enum Term {
        case literal(JSON)
        case query(Query)
        /// A function that gives a value.
        case value(Operand, of: Function)
        /// A function that gives true or false.
        case logical(Condition, of: Function)
    }

    mutating func term() throws(JSONPathError) -> Term {
        switch peek {
        case "@":
            position += 1
            return .query(Query(start: .current, segments: try segments()))
        case "$":
            position += 1
            return .query(Query(start: .document, segments: try segments()))
        case "'", "\"": return .literal(.string(try string()))
        case let scalar? where scalar == "-" || Self.isDigit(scalar): return .literal(try number())
        default: return try wordTerm()
        }
    }

    /// A function, `true`, `false` or `null`.
    private mutating func wordTerm() throws(JSONPathError) -> Term {
        let start = position
        guard let word = takeName() else {
            throw error("expected '@', '$', a literal or a function, found \(found)")
        }
        if peek == "(" { return try call(word, at: start) }
        switch word {
        case "true": return .literal(.bool(true))
        case "false": return .literal(.bool(false))
        case "null": return .literal(.null)
        default:
            let hint = Function(rawValue: word) == nil ? "a string needs quotes" : "'(' must follow at once"
            throw error("expected '@', '$', a literal or a function, found '\(word)'; \(hint)", at: start)
        }
    }

    private func test(_ term: Term, at start: Int) throws(JSONPathError) -> Condition {
        switch term {
        case .query(let query): return .exists(query)
        case .logical(let condition, _): return condition
        case .literal: throw error("a literal alone is no condition; compare it, as in @.a == 1", at: start)
        case .value(_, let function):
            throw error("'\(function)()' gives a value, which must be compared", at: start)
        }
    }

    /// `term` as a value; an error when it gives none.
    func operand(_ term: Term, at start: Int) throws(JSONPathError) -> Operand {
        switch term {
        case .literal(let value): return .literal(value)
        case .value(let operand, _): return operand
        case .query(let query) where query.isSingular: return .query(query)
        case .query:
            throw error("this path may select several values; only names and single indices give one value", at: start)
        case .logical(_, let function):
            throw error("'\(function)()' gives true or false, which is no value to compare or pass on", at: start)
        }
    }
}
