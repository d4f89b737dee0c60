package import Diagnostics

/// Requests that an API sends on its own to registered callers (OAS 3.1 §4.8.1).
package struct Webhook: Sendable {
    package let name: String
    package let operations: [Operation]
    package let location: SourceLocation
}
