internal import JSONModel

/// The typed tree of an expression.
indirect enum Term: Sendable {
    case constant(JSON)
    case reference(Reference)
    case list([Term])
    case not(Term)
    case all([Term])
    case any([Term])
    case comparison(Term, Comparison, Term)
    case membership(of: Term, in: Term, negated: Bool)
    case one(Function.OneBody, Term)
    case two(Function.TwoBody, Term, Term)
    case several(Function.SeveralBody, [Term])
    case randomText(RandomText.Alphabet, length: Term)

    var constant: JSON? {
        if case .constant(let value) = self { return value }
        return nil
    }

    /// Whether the value is the same in every scope.
    var isConstant: Bool {
        switch self {
        case .constant: true
        case .reference, .randomText: false
        case .not(let term), .one(_, let term): term.isConstant
        case .list(let terms), .all(let terms), .any(let terms), .several(_, let terms): terms.allSatisfy(\.isConstant)
        case .comparison(let left, _, let right), .membership(let left, let right, _), .two(_, let left, let right):
            left.isConstant && right.isConstant
        }
    }
}

/// Evaluation.
///
/// Generic over the scope rather than through an existential: a scope is then passed by reference, never boxed.
extension Term {
    func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? {
        switch self {
        case .constant(let value): value
        case .reference(let reference): scope.value(of: reference)
        case .list(let elements): .array(elements.compactMap { $0.value(in: scope) })
        case .not, .all, .any, .comparison, .membership: .bool(isTrue(in: scope))
        case .one(let body, let argument): body(argument.value(in: scope))
        case .two(let body, let first, let second): body(first.value(in: scope), second.value(in: scope))
        case .several(let body, let arguments): body(arguments.map { $0.value(in: scope) })
        case .randomText(let alphabet, let length):
            RandomText.length(length.value(in: scope)).map { count in
                .string(RandomText.text(of: alphabet, count: count) { scope.nextRandom() })
            }
        }
    }

    func isTrue<Scope: ExpressionScope>(in scope: Scope) -> Bool {
        switch self {
        case .not(let term): return !term.isTrue(in: scope)
        case .all(let terms):
            for term in terms where !term.isTrue(in: scope) { return false }
            return true
        case .any(let terms):
            for term in terms where term.isTrue(in: scope) { return true }
            return false
        case .comparison(let left, let comparison, let right):
            return comparison.holds(left.value(in: scope), right.value(in: scope))
        case .membership(let element, let container, let negated):
            return Membership.holds(element.value(in: scope), in: container.value(in: scope)) != negated
        default: return Self.isTrue(value(in: scope))
        }
    }

    /// Absent, null and false are false; everything else is true.
    static func isTrue(_ value: JSON?) -> Bool {
        switch value {
        case nil, .null, .bool(false): false
        default: true
        }
    }
}
