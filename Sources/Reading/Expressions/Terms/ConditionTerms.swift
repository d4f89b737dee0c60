internal import JSONModel

final class NotTerm: Term, @unchecked Sendable {
    private let term: Term

    init(_ term: Term) { self.term = term }

    override var isConstant: Bool { term.isConstant }
    override func isTrue<Scope: ExpressionScope>(in scope: Scope) -> Bool { !term.isTrue(in: scope) }
}

/// `&&`; the right side is evaluated only if the left one is true.
final class AndTerm: PairTerm, @unchecked Sendable {
    override func isTrue<Scope: ExpressionScope>(in scope: Scope) -> Bool {
        left.isTrue(in: scope) && right.isTrue(in: scope)
    }
}

/// `||`; the right side is evaluated only if the left one is false.
final class OrTerm: PairTerm, @unchecked Sendable {
    override func isTrue<Scope: ExpressionScope>(in scope: Scope) -> Bool {
        left.isTrue(in: scope) || right.isTrue(in: scope)
    }
}

final class ComparisonTerm: PairTerm, @unchecked Sendable {
    private let comparison: Comparison

    init(_ left: Term, _ comparison: Comparison, _ right: Term) {
        self.comparison = comparison
        super.init(left, right)
    }

    override func isTrue<Scope: ExpressionScope>(in scope: Scope) -> Bool {
        comparison.holds(left.value(in: scope), right.value(in: scope))
    }
}

/// `in` and `not in`.
final class MembershipTerm: PairTerm, @unchecked Sendable {
    private let isNegated: Bool

    init(of element: Term, in container: Term, isNegated: Bool) {
        self.isNegated = isNegated
        super.init(element, container)
    }

    override func isTrue<Scope: ExpressionScope>(in scope: Scope) -> Bool {
        Membership.holds(left.value(in: scope), in: right.value(in: scope)) != isNegated
    }
}
