internal import JSONModel

/// A call with one argument, whatever else the function was given when it was compiled.
final class OneArgumentTerm: Term, @unchecked Sendable {
    private let body: Function.OneBody
    private let argument: Term

    init(_ body: @escaping Function.OneBody, _ argument: Term) {
        self.body = body
        self.argument = argument
    }

    override var isConstant: Bool { argument.isConstant }
    override func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? { body(argument.value(in: scope)) }
}

final class TwoArgumentTerm: Term, @unchecked Sendable {
    private let body: Function.TwoBody
    private let first: Term
    private let second: Term

    init(_ body: @escaping Function.TwoBody, _ first: Term, _ second: Term) {
        self.body = body
        self.first = first
        self.second = second
    }

    override var isConstant: Bool { first.isConstant && second.isConstant }

    override func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? {
        body(first.value(in: scope), second.value(in: scope))
    }
}

/// `first`: the right side is not asked where the left one is there.
final class FirstTerm: Term, @unchecked Sendable {
    private let left: Term
    private let right: Term

    init(_ left: Term, _ right: Term) {
        self.left = left
        self.right = right
    }

    override var isConstant: Bool { left.isConstant && right.isConstant }

    override func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? {
        left.value(in: scope) ?? right.value(in: scope)
    }
}
