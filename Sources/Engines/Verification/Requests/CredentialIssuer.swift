package import Contract
package import HTTPModel
package import Moments
package import ScenarioModel

/// Makes credentials: from those in the behaviour, or from the user's own.
package protocol CredentialIssuer: Sendable {
    /// The header fields and query parameters to add to a request.
    ///
    /// - Throws: `CredentialError` when no known credential fits the selection.
    func issue(_ request: CredentialRequest) throws(CredentialError) -> Credential
}

/// Which credential is wanted, and the input for a fresh one.
package struct CredentialRequest: Sendable {
    package let api: String
    /// Nil for a request to a path that is not in the contract.
    package let operation: Operation?
    /// Never `none`.
    package let selection: CredentialSelection
    package let now: Timestamp
    /// 16 random bytes.
    package let nonce: [UInt8]
}

/// The header fields and query parameters that identify the caller.
package struct Credential: Hashable, Sendable {
    package let headers: [HTTPFields.Field]
    package let query: [QueryItem]

    package static let none = Credential()

    package init(headers: [HTTPFields.Field] = [], query: [QueryItem] = []) {
        self.headers = headers
        self.query = query
    }
}

/// Why there is no credential to send: `no known credential of 'citypay' has client 'PC9'`.
package struct CredentialError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
