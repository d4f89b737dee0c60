internal import CLibCrypto

/// The digest of a secret text, which tells whether another text is the same.
///
/// The text itself is not kept, so nothing can show it.
package struct SecretDigest: Sendable {
    private let digest: [UInt8]

    package init(of text: String) { digest = Self.digest(of: text) }

    /// Whether `text` is the secret.
    ///
    /// The time of the comparison depends neither on where the texts differ nor on the length of the secret.
    package func isDigest(of text: String) -> Bool {
        CRYPTO_memcmp(digest, Self.digest(of: text), digest.count) == 0
    }

    private static func digest(of text: String) -> [UInt8] { SHA2.sha256.digest(of: Array(text.utf8)) }
}
