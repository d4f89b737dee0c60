internal import CLibCrypto

/// Codes that only holders of a key can make for a message (HMAC, RFC 2104), by libcrypto.
package struct HMAC: Sendable {
    package let hash: SHA2
    private let key: [UInt8]

    package init(_ hash: SHA2, key: [UInt8]) {
        self.hash = hash
        self.key = key
    }

    /// The code of a message, as long as the hash's digests.
    package func code(of message: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: hash.length) { output, count in
            let result = EVP_Q_mac(
                nil, "HMAC", nil, hash.rawValue, nil, key, key.count, message, message.count, output.baseAddress,
                hash.length, &count)
            // Because nothing that a user does can cause it.
            precondition(result != nil && count == hash.length, "libcrypto made no HMAC with \(hash.rawValue)")
        }
    }

    /// Whether `code` is the message's, found in a time that does not depend on where the two differ.
    package func isCode(_ code: [UInt8], of message: [UInt8]) -> Bool {
        code.count == hash.length && CRYPTO_memcmp(code, self.code(of: message), code.count) == 0
    }
}
