package import Diagnostics
package import Expressions

/// Requests that an operation makes its server send (OAS 3.1 §4.8.18).
package struct Callback: Sendable {
    package struct Destination: Sendable {
        /// The URL that is called, made from the request and the response; nil when it cannot be read.
        package let url: Template?
        package let operations: [Operation]
    }

    package let name: String
    package let destinations: [Destination]
    package let location: SourceLocation
}
