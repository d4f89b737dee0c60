package import JSONModel

/// A query of JSONPath (RFC 9535): text → typed tree → the nodes it selects in a document.
///
/// A query that RFC 9535 calls not well-formed or not well-typed is refused when it is read. Evaluation cannot fail.
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

    /// The selected nodes of `document`, in the order of RFC 9535 §2.1.2.
    ///
    /// A node may occur several times.
    package func nodes(in document: JSON) -> [SelectedNode] {
        Evaluation(document: document).nodes(of: query, current: document)
    }
}

/// A value that a query selected, with its place.
package struct SelectedNode: Sendable {
    package let path: NormalizedPath
    package let value: JSON
}
