internal import JSONModel
internal import Randomness

/// A part of a compiled expression or template.
///
/// Kinds of terms are subclasses. To add one, add a class and its place in the parser.
///
/// Sharing is safe because every term is immutable; the compiler cannot check that of a class with subclasses.
class Term: @unchecked Sendable {
    /// Whether the value is the same in every scope.
    var isConstant: Bool { false }

    /// The value of a literal; nil for any other term.
    var constant: JSON? { nil }

    /// The value; nil when it is absent.
    ///
    /// Generic over the scope, because an existential would be boxed.
    func value<Scope: ExpressionScope>(in scope: Scope) -> JSON? { .bool(isTrue(in: scope)) }

    /// Whether the value is true.
    ///
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

/// A term with two operands.
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
