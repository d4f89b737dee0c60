package import JSONModel

/// A value or a condition to be found when a request is answered: `$request.body#/amount > 100`.
///
/// Text → `ExpressionParser` → `Term`, once, when a file is loaded; evaluation is pure. `docs/expressions.md`
/// describes the language.
package final class Expression: Sendable {
    /// The expression as it was written.
    package let text: String
    /// What it refers to, each reference once, in the order of the text.
    package let references: [Reference]
    private let term: Term

    /// - Throws: `ExpressionSyntaxError` at the first thing that is wrong.
    package init(_ text: String, vocabulary: ReferenceVocabulary) throws(ExpressionSyntaxError) {
        var parser = ExpressionParser(text, vocabulary: vocabulary)
        term = try parser.parseExpression()
        try parser.parseEnd()
        self.text = text
        references = parser.references
    }

    init(constant: JSON) {
        text = constant.description
        references = []
        term = ConstantTerm(constant)
    }

    /// Nil when what it refers to is absent.
    package func value(in scope: some ExpressionScope) -> JSON? { term.value(in: scope) }

    /// Whether the value is there and neither null nor false.
    package func isTrue(in scope: some ExpressionScope) -> Bool { term.isTrue(in: scope) }
}
