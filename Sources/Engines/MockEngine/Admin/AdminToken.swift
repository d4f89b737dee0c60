internal import Cryptography
internal import HTTPModel

/// The token that requests to the admin API must have, as `Authorization: Bearer` (RFC 6750 §2.1).
package struct AdminToken: Sendable {
    private let digest: SecretDigest

    /// Nil unless `text` consists of visible ASCII characters, because a header field could not carry it.
    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        digest = SecretDigest(of: text)
    }

    /// Whether the value of an `Authorization` field has the token.
    func isIn(_ authorization: String) -> Bool {
        let parts = authorization.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
        return digest.isDigest(of: String(parts[1]))
    }
}
