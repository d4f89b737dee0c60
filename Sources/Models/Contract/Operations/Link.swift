package import Diagnostics
package import Expressions

/// An operation that a caller may call next, with values from a response (OAS 3.1 §4.8.20).
package struct Link: Sendable {
    package enum Target: Hashable, Sendable {
        case operationId(String)
        /// A URI reference to the operation, such as `#/paths/~1pets/get`.
        case operationRef(String)
    }

    package let name: String
    package let target: Target
    /// Values for the target's parameters, by name or `place.name`.
    package let parameters: [(name: String, value: Template)]
    package let requestBody: Template?
    /// The server of the target; nil for its usual one.
    package let server: Server?
    package let location: SourceLocation
}
