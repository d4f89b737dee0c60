internal import JSONModel

/// A recursive-descent parser for expressions: `||` over `&&` over one comparison over `!` over operands.
///
/// It stops at the first character that cannot continue the expression, so that a template can go on there.
struct ExpressionParser {
    var scanner: TextScanner
    let vocabulary: ReferenceVocabulary
    /// The references so far, each once.
    private(set) var references: [Reference] = []
    private var depth = 0

    static let maxDepth = 64

    init(_ text: String, position: Int = 0, vocabulary: ReferenceVocabulary) {
        scanner = TextScanner(text, position: position)
        self.vocabulary = vocabulary
    }

    mutating func parseExpression() throws(ExpressionSyntaxError) -> Term {
        guard depth < Self.maxDepth else { throw failure(.tooDeep(limit: Self.maxDepth)) }
        depth += 1
        var alternatives = [try parseConjunction()]
        while takeOperator("||") { alternatives.append(try parseConjunction()) }
        depth -= 1
        // Because the left operand is evaluated first, the pairs are built from the end.
        return alternatives.dropLast().reversed().reduce(alternatives[alternatives.count - 1]) { OrTerm($1, $0) }
    }

    /// Fails unless only white space is left.
    mutating func parseEnd() throws(ExpressionSyntaxError) {
        scanner.skipWhitespace()
        guard !scanner.isAtEnd else { return }
        let word = found
        if let symbol = Self.misspelledOperators[word] { throw failure(.wordOperator(found: word, expected: symbol)) }
        throw unexpected("an operator or the end")
    }

    mutating func add(_ reference: Reference) {
        if !references.contains(reference) { references.append(reference) }
    }

    func failure(_ problem: ExpressionSyntaxError.Problem, at offset: Int? = nil) -> ExpressionSyntaxError {
        ExpressionSyntaxError(problem, at: offset ?? scanner.position)
    }

    /// An error at the next character that is no white space.
    mutating func unexpected(_ expected: String) -> ExpressionSyntaxError {
        scanner.skipWhitespace()
        return failure(.unexpected(found: scanner.found, expected: expected))
    }

    private static let misspelledOperators = ["=": "==", "&": "&&", "|": "||", "and": "&&", "or": "||"]

    private var found: String { String(scanner.found.dropFirst().dropLast()) }

    private mutating func takeOperator(_ symbol: StaticString) -> Bool {
        scanner.skipWhitespace()
        return scanner.takeIf(symbol)
    }

    private mutating func parseConjunction() throws(ExpressionSyntaxError) -> Term {
        var conditions = [try parseComparison()]
        while takeOperator("&&") { conditions.append(try parseComparison()) }
        return conditions.dropLast().reversed().reduce(conditions[conditions.count - 1]) { AndTerm($1, $0) }
    }

    private mutating func parseComparison() throws(ExpressionSyntaxError) -> Term {
        let left = try parseNegation()
        guard let relation = takeRelation() else { return left }
        let right = try parseNegation()
        let end = scanner
        scanner.skipWhitespace()
        let offset = scanner.position
        guard takeRelation() == nil else { throw failure(.chainedComparison, at: offset) }
        scanner = end
        return relation.term(left, right)
    }

    private mutating func parseNegation() throws(ExpressionSyntaxError) -> Term {
        var negations = 0
        scanner.skipWhitespace()
        while scanner.peek == UInt8(ascii: "!"), scanner.peek(1) != UInt8(ascii: "=") {
            negations += 1
            scanner.position += 1
            scanner.skipWhitespace()
        }
        let operand = try parseOperand()
        // Because two negations still make a boolean of the operand, two are kept for an even number.
        return (0..<(negations == 0 ? 0 : 2 - negations % 2)).reduce(operand) { term, _ in NotTerm(term) }
    }

    private mutating func takeRelation() -> Relation? {
        scanner.skipWhitespace()
        if scanner.takeIf("==") { return .comparison(.equal) }
        if scanner.takeIf("!=") { return .comparison(.notEqual) }
        if scanner.takeIf("<=") { return .comparison(.lessOrEqual) }
        if scanner.takeIf(">=") { return .comparison(.greaterOrEqual) }
        if scanner.takeIf("<") { return .comparison(.less) }
        if scanner.takeIf(">") { return .comparison(.greater) }
        let start = scanner
        if takeWord("in") { return .membership(negated: false) }
        if takeWord("not") {
            scanner.skipWhitespace()
            if takeWord("in") { return .membership(negated: true) }
        }
        scanner = start
        return nil
    }

    private mutating func takeWord(_ word: String) -> Bool {
        let start = scanner.position
        if scanner.take(while: isNameByte) == word { return true }
        scanner.position = start
        return false
    }
}

/// The operator between the two sides of a comparison.
private enum Relation {
    case comparison(Comparison)
    case membership(negated: Bool)

    func term(_ left: Term, _ right: Term) -> Term {
        switch self {
        case .comparison(let comparison): ComparisonTerm(left, comparison, right)
        case .membership(let negated): MembershipTerm(of: left, in: right, isNegated: negated)
        }
    }
}
