package import JSONModel

/// A query of JSONPath (RFC 9535): text → typed tree → the nodes it selects in a document.
///
/// Whatever the standard calls not well-formed or not well-typed is refused when the text is read; evaluating cannot
/// fail then.
///
/// ```swift
/// let path = try JSONPath("$.servers[?@.url == '/v1']")
/// path.nodes(in: document).map(\.path.description)  // ["$['servers'][0]"]
/// ```
package struct JSONPath: Sendable {
    /// The query as it was written.
    package let text: String
    private let query: Query

    /// Reads `text`.
    ///
    /// - Throws: `JSONPathError` at the first character that RFC 9535 does not allow.
    package init(_ text: String) throws(JSONPathError) {
        var parser = PathParser(text)
        query = try parser.parse()
        self.text = text
    }

    /// The nodes selected in `document`, in the order of RFC 9535 §2.1.2; one may be there several times.
    package func nodes(in document: JSON) -> [SelectedNode] {
        Evaluation(document: document).nodes(of: query, current: document)
    }
}

/// A value that a query has selected, and where it is.
package struct SelectedNode: Sendable {
    package let path: NormalizedPath
    package let value: JSON
}
