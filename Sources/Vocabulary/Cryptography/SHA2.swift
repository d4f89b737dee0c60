internal import CLibCrypto

/// A hash function of the SHA-2 family (FIPS 180-4), computed by libcrypto.
package enum SHA2: String, Sendable, CaseIterable {
    // The raw values are libcrypto's names.
    case sha256 = "SHA2-256"
    case sha384 = "SHA2-384"
    case sha512 = "SHA2-512"

    /// The length of a digest in bytes.
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
            // Nothing that a user does can cause a failure.
            precondition(isDone && count == length, "libcrypto made no \(rawValue)")
        }
    }
}
