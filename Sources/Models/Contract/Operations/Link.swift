package import Diagnostics
package import Expressions

/// What a caller may do next with what a response said (OAS 3.1 §4.8.20).
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
    /// Where the target is served; nil for where it is anyway.
    package let server: Server?
    package let location: SourceLocation
}
