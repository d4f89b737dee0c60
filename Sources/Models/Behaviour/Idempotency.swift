package import Expressions

/// How an API recognises a request that is sent again (draft-ietf-httpapi-idempotency-key-header).
package final class Idempotency: Sendable {
    /// The request field whose value is the key.
    package let header: String
    /// The scope of a key: equal keys in different scopes are different keys.
    ///
    /// Nil when all keys share one scope.
    ///
    /// If it has no value for a request, the key is ignored.
    package let scope: Template?
    /// How long an answer is kept.
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
