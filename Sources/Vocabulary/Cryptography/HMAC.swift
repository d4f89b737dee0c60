internal import CLibCrypto

/// Computes message authentication codes (HMAC, RFC 2104) with libcrypto.
package struct HMAC: Sendable {
    package let hash: SHA2
    private let key: [UInt8]

    package init(_ hash: SHA2, key: [UInt8]) {
        self.hash = hash
        self.key = key
    }

    /// The code of a message; it is as long as the digests of the hash.
    package func code(of message: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: hash.length) { output, count in
            let result = EVP_Q_mac(
                nil, "HMAC", nil, hash.rawValue, nil, key, key.count, message, message.count, output.baseAddress,
                hash.length, &count)
            // Nothing that a user does can cause a failure.
            precondition(result != nil && count == hash.length, "libcrypto made no HMAC with \(hash.rawValue)")
        }
    }

    /// Whether `code` is the code of `message`.
    ///
    /// The time of the comparison does not depend on where they differ.
    package func isCode(_ code: [UInt8], of message: [UInt8]) -> Bool {
        code.count == hash.length && CRYPTO_memcmp(code, self.code(of: message), code.count) == 0
    }
}
