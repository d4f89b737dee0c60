package import Diagnostics

/// Where operations are served: a server's URL as paths that theirs go on from (OAS 3.1 §4.8.5).
package struct Server: Sendable {
    /// As the document writes it, with its variables in braces.
    package let url: String
    /// The path of the URL without a trailing `/`, once for each choice its variables have; `` for the root.
    ///
    /// A variable that may be anything stays in braces.
    package let basePaths: [String]
    package let location: SourceLocation
}
