package import Diagnostics

/// The URL of a server, as the paths below which operations are (OAS 3.1 §4.8.5).
package struct Server: Sendable {
    /// The URL as the document writes it, with its variables in braces.
    package let url: String
    /// The path of the URL without a trailing `/`, once for each choice of its variables; `` for the root.
    ///
    /// A variable without an `enum` also stays in braces.
    package let basePaths: [String]
    package let location: SourceLocation
}
