package import Diagnostics
package import Documents
package import JSONPath

/// Changes to a document that are kept beside it: an OpenAPI Overlay 1.0.
///
/// The flow: file → `OverlayReader` → this → the changed tree. Nodes keep their places, those from the overlay too, so
/// that whatever is found later points at the line that says it.
package struct Overlay: Sendable {
    /// One change to everything that a path selects (Overlay 1.0.0, "Action Object").
    package struct Action: Sendable {
        package enum Change: Sendable {
            case update(Node)
            case remove
        }

        package let target: JSONPath
        package let location: SourceLocation
        package let change: Change
    }

    /// In the order in which they are made, each to what the one before has left.
    package let actions: [Action]
}
