internal import JSONModel

/// A call with one argument that is evaluated; the other arguments are literals.
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

final class TwoArgumentTerm: PairTerm, @unchecked Sendable {
    private let body: Function.TwoBody

    init(_ body: @escaping Function.TwoBody, _ first: Term, _ second: Term) {
        self.body = body
        super.init(first, second)
    }

    override func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? {
        body(left.value(in: scope), right.value(in: scope))
    }
}

/// `first`: the right side is evaluated only if the left one is absent.
final class FirstTerm: PairTerm, @unchecked Sendable {
    override func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? {
        left.value(in: scope) ?? right.value(in: scope)
    }
}
