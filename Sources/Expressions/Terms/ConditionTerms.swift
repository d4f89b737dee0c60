internal import JSONModel

final class NotTerm: Term, @unchecked Sendable {
    private let term: Term

    init(_ term: Term) { self.term = term }

    override var isConstant: Bool { term.isConstant }
    override func isTrue<Scope: ExpressionScope>(in scope: Scope) -> Bool { !term.isTrue(in: scope) }
}

/// `&&`; the right side is not asked where the left one is false.
final class AndTerm: Term, @unchecked Sendable {
    private let left: Term
    private let right: Term

    init(_ left: Term, _ right: Term) {
        self.left = left
        self.right = right
    }

    override var isConstant: Bool { left.isConstant && right.isConstant }

    override func isTrue<Scope: ExpressionScope>(in scope: Scope) -> Bool {
        left.isTrue(in: scope) && right.isTrue(in: scope)
    }
}

/// `||`; the right side is not asked where the left one is true.
final class OrTerm: Term, @unchecked Sendable {
    private let left: Term
    private let right: Term

    init(_ left: Term, _ right: Term) {
        self.left = left
        self.right = right
    }

    override var isConstant: Bool { left.isConstant && right.isConstant }

    override func isTrue<Scope: ExpressionScope>(in scope: Scope) -> Bool {
        left.isTrue(in: scope) || right.isTrue(in: scope)
    }
}

final class ComparisonTerm: Term, @unchecked Sendable {
    private let left: Term
    private let comparison: Comparison
    private let right: Term

    init(_ left: Term, _ comparison: Comparison, _ right: Term) {
        self.left = left
        self.comparison = comparison
        self.right = right
    }

    override var isConstant: Bool { left.isConstant && right.isConstant }

    override func isTrue<Scope: ExpressionScope>(in scope: Scope) -> Bool {
        comparison.holds(left.value(in: scope), right.value(in: scope))
    }
}

/// `in` and `not in`.
final class MembershipTerm: Term, @unchecked Sendable {
    private let element: Term
    private let container: Term
    private let isNegated: Bool

    init(of element: Term, in container: Term, isNegated: Bool) {
        self.element = element
        self.container = container
        self.isNegated = isNegated
    }

    override var isConstant: Bool { element.isConstant && container.isConstant }

    override func isTrue<Scope: ExpressionScope>(in scope: Scope) -> Bool {
        Membership.holds(element.value(in: scope), in: container.value(in: scope)) != isNegated
    }
}
