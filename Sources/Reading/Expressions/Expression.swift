package import JSONModel

/// A value or a condition that is evaluated for each request: `$request.body#/amount > 100`.
///
/// Text → `ExpressionParser` → `Term`, once, when a file is loaded; evaluation is pure. `docs/expressions.md`
/// describes the language.
package final class Expression: Sendable {
    /// The expression as it was written.
    package let text: String
    /// Its references, each once, in the order of the text.
    package let references: [Reference]
    private let term: Term

    /// - Throws: `ExpressionSyntaxError` for the first mistake in the text.
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

    /// The value; nil when it is absent.
    package func value(in scope: some ExpressionScope) -> JSON? { term.value(in: scope) }

    /// Whether the value is present, and neither null nor false.
    package func isTrue(in scope: some ExpressionScope) -> Bool { term.isTrue(in: scope) }
}
