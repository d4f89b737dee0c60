package import Diagnostics
package import Expressions

/// Requests that the server sends because of an operation (OAS 3.1 §4.8.18).
package struct Callback: Sendable {
    package struct Destination: Sendable {
        /// The URL of the request, made from the operation's request and response; nil when it cannot be read.
        package let url: Template?
        package let operations: [Operation]
    }

    package let name: String
    package let destinations: [Destination]
    package let location: SourceLocation
}
