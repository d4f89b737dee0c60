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
    /// The names with `-` behind a dot, which RFC 9535 does not allow.
    package let hyphenatedNames: [String]
    private let query: Query

    /// Reads `text`.
    ///
    /// With `allowsHyphens`, `$.x-a` means `$['x-a']`, as in the examples of the Overlay Specification.
    ///
    /// - Throws: `JSONPathError` at the first other character that RFC 9535 does not allow.
    package init(_ text: String, allowsHyphens: Bool = false) throws(JSONPathError) {
        var parser = PathParser(text, allowsHyphens: allowsHyphens)
        query = try parser.parse()
        hyphenatedNames = parser.hyphenatedNames
        self.text = text
    }

    /// The selected nodes of `document`, in the order of RFC 9535 §2.1.2.
    ///
    /// A node may occur several times. Some are missing if the thread's `WorkBudget` does not suffice.
    package func nodes(in document: JSON) -> [SelectedNode] {
        Evaluation(document: document, text: text).nodes(of: query, current: document)
    }
}

/// A value that a query selected, with its place.
package struct SelectedNode: Sendable {
    package let path: NormalizedPath
    package let value: JSON
}
