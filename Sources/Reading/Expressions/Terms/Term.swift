internal import JSONModel
internal import Randomness

/// A part of a compiled expression or template, and what it gives in a scope.
///
/// A class to inherit from, because what an object has for good is reached without counting references to it, which
/// would cost more than most terms. A new kind of term is one class with its place in the parser.
///
/// Because every term is immutable, sharing it is safe; a class that is inherited from cannot be checked for it.
class Term: @unchecked Sendable {
    /// Whether the value is the same in every scope.
    var isConstant: Bool { false }

    /// The value of a term that was written out.
    var constant: JSON? { nil }

    /// Nil when what the term refers to is absent.
    ///
    /// Generic over the scope rather than through an existential: a scope is then passed by reference, never boxed.
    func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? { .bool(isTrue(in: scope)) }

    /// Every kind of term overrides this or `value`.
    func isTrue<Scope: ExpressionScope>(in scope: Scope) -> Bool { Self.isTrue(value(in: scope)) }

    /// Absent, null and false are false; everything else is true.
    static func isTrue(_ value: JSON?) -> Bool {
        switch value {
        case nil, .null, .bool(false): false
        default: true
        }
    }
}

/// A term of two others.
class PairTerm: Term, @unchecked Sendable {
    final let left: Term
    final let right: Term

    init(_ left: Term, _ right: Term) {
        self.left = left
        self.right = right
    }

    override final var isConstant: Bool { left.isConstant && right.isConstant }
}

final class ConstantTerm: Term, @unchecked Sendable {
    private let written: JSON

    init(_ value: JSON) { written = value }

    override var isConstant: Bool { true }
    override var constant: JSON? { written }
    override func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? { written }
}

final class ReferenceTerm: Term, @unchecked Sendable {
    private let reference: Reference

    init(_ reference: Reference) { self.reference = reference }

    override func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? { scope.value(of: reference) }
}

/// A text of random characters, of another one each time.
final class RandomTextTerm: Term, @unchecked Sendable {
    private let alphabet: RandomText.Alphabet
    private let length: Term

    init(_ alphabet: RandomText.Alphabet, length: Term) {
        self.alphabet = alphabet
        self.length = length
    }

    override func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? {
        guard let count = RandomText.length(length.value(in: scope)) else { return nil }
        return .string(RandomText.text(of: alphabet, count: count) { scope.nextRandom() })
    }
}
