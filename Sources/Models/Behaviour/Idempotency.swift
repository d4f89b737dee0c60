package import Expressions

/// How an API recognises a request that is sent again (draft-ietf-httpapi-idempotency-key-header).
package final class Idempotency: Sendable {
    /// The request field whose value is the key.
    package let header: String
    /// Whose key it is: equal keys of different scopes have nothing to do with each other.
    ///
    /// Nil for one scope.
    ///
    /// A request for which it has no value is answered as if it had no key.
    package let scope: Template?
    /// How long an answer is given again.
    package let keep: Duration
    /// The ids of the operations that heed the key.
    package let operations: Set<String>

    static let defaultHeader = "Idempotency-Key"
    static let defaultKeep = Duration.seconds(24 * 3600)

    init(header: String, scope: Template?, keep: Duration, operations: Set<String>) {
        self.header = header
        self.scope = scope
        self.keep = keep
        self.operations = operations
    }
}
