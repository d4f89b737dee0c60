package import Diagnostics
package import Documents
internal import JSONModel

extension Expression {
    /// The condition in `node`: an expression, or true or false; nil, with a finding, for any other value.
    ///
    /// `what` names the place in messages: `when`.
    package convenience init?(_ node: Node, as what: String, vocabulary: ReferenceVocabulary, findings: inout Findings)
    {
        guard node.tag == nil else {
            findings.error(
                at: node.location, "put the condition for '\(what)' in quotes; YAML takes a '!' at its start for a tag")
            return nil
        }
        if case .bool(let value) = node.content {
            self.init(constant: .bool(value))
            return
        }
        guard let text = node.string else {
            findings.error(at: node.location, "expected a condition for '\(what)', found \(node.foundDescription)")
            return nil
        }
        do throws(ExpressionSyntaxError) {
            try self.init(text, vocabulary: vocabulary)
        } catch {
            findings.error(at: node.location(of: error, in: text), error.message)
            return nil
        }
    }
}

extension Node {
    /// The place of `error` in a text; the start of a text that is not in the file as it is.
    func location(of error: ExpressionSyntaxError, in text: String) -> SourceLocation {
        guard let inset else { return location }
        let before = text.utf8.prefix(error.offset).count { !UTF8.isContinuation($0) }
        return SourceLocation(file: location.file, line: location.line, column: location.column + inset + before)
    }
}
