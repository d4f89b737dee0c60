package import Diagnostics
package import Documents
package import JSONPath

/// Changes to a document, kept in a file of their own: an OpenAPI Overlay 1.0.
///
/// The flow: file → `OverlayReader` → this → the changed tree. All nodes keep their places, those of the overlay too.
/// So a later finding has the place of the line that caused it.
package struct Overlay: Sendable {
    /// One change to all nodes that a path selects (Overlay 1.0.0, "Action Object").
    package struct Action: Sendable {
        package enum Change: Sendable {
            case update(Node)
            case remove
        }

        package let target: JSONPath
        package let location: SourceLocation
        package let change: Change
    }

    /// In order; each changes the result of the one before.
    package let actions: [Action]
}
