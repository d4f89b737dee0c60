package import Diagnostics
package import Documents
package import JSONModel

/// A JSON value with expressions in its texts, such as the body of a response.
///
/// A text that is exactly one expression keeps the type of its value; if the value is absent, its member or element is
/// left out. A value without expressions is made once, when the file is loaded.
package final class Template: Sendable {
    /// Its references, each once.
    package let references: [Reference]
    private let term: Term
    /// The term, if it is an object with expressions in it.
    private let objectTerm: ObjectTerm?

    /// Compiles `node`.
    ///
    /// A wrong text in it is a finding, and stays in the value as it was written.
    package init(_ node: Node, vocabulary: ReferenceVocabulary, findings: inout Findings) {
        var compiler = TemplateCompiler(vocabulary: vocabulary)
        term = compiler.term(of: node, &findings)
        objectTerm = term as? ObjectTerm
        references = compiler.references
    }

    /// Compiles one text.
    ///
    /// - Throws: `ExpressionSyntaxError` for the first mistake in an expression.
    package init(text: String, vocabulary: ReferenceVocabulary) throws(ExpressionSyntaxError) {
        var compiler = TemplateCompiler(vocabulary: vocabulary)
        term = try compiler.term(of: text)
        objectTerm = nil
        references = compiler.references
    }

    /// A template with the same `value` in every scope; its texts are literal.
    package init(constant value: JSON) {
        term = ConstantTerm(value)
        objectTerm = nil
        references = []
    }

    /// Whether the value is the same in every scope.
    package var isConstant: Bool { term.constant != nil }

    /// The value, if it is the same in every scope.
    package var constant: JSON? { term.constant }

    /// Nil when the template is one expression whose value is absent.
    package func value(in scope: some ExpressionScope) -> JSON? { term.value(in: scope) }

    /// The value if it is an object, with no other owner.
    package func object(in scope: some ExpressionScope) -> JSONObject? {
        if let objectTerm { return objectTerm.object(in: scope) }
        return term.value(in: scope)?.objectValue
    }

    /// The value as the text of a header or a path: a text as it is, any other value as compact JSON.
    package func text(in scope: some ExpressionScope) -> String? { term.value(in: scope)?.embeddedText }

    /// The same, with each value that is embedded in a longer text as `written` gives it.
    package func text(in scope: some ExpressionScope, embedding written: (_ value: String) -> String) -> String? {
        (term as? TextTerm)?.text(in: scope, written) ?? text(in: scope)
    }
}
