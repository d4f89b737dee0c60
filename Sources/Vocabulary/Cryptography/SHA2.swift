internal import CLibCrypto

/// A hash function of the SHA-2 family (FIPS 180-4), by libcrypto.
package enum SHA2: String, Sendable, CaseIterable {
    // Raw values are libcrypto's names.
    case sha256 = "SHA2-256"
    case sha384 = "SHA2-384"
    case sha512 = "SHA2-512"

    /// How many bytes a digest has.
    package var length: Int {
        switch self {
        case .sha256: 32
        case .sha384: 48
        case .sha512: 64
        }
    }

    /// The digest of a message, `length` bytes long.
    package func digest(of message: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: length) { output, count in
            let isDone = EVP_Q_digest(nil, rawValue, nil, message, message.count, output.baseAddress, &count) == 1
            // Because nothing that a user does can cause it.
            precondition(isDone && count == length, "libcrypto made no \(rawValue)")
        }
    }
}
