import Cryptography
import Testing

/// The vectors of RFC 4231, and an empty key.
@Suite struct HMACTests {
    struct Vector: CustomTestStringConvertible {
        let testDescription: String
        let hash: SHA2
        let key: [UInt8]
        let message: [UInt8]
        let code: String
    }

    static let longKey = [UInt8](repeating: 0xAA, count: 131)
    static let vectors = [
        Vector(
            testDescription: "RFC 4231 §4.2", hash: .sha256, key: [UInt8](repeating: 0x0B, count: 20),
            message: Array("Hi There".utf8),
            code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        Vector(
            testDescription: "RFC 4231 §4.2 with SHA-384", hash: .sha384, key: [UInt8](repeating: 0x0B, count: 20),
            message: Array("Hi There".utf8),
            code: "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6"),
        Vector(
            testDescription: "RFC 4231 §4.3 with SHA-512", hash: .sha512, key: Array("Jefe".utf8),
            message: Array("what do ya want for nothing?".utf8),
            code: "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"),
        Vector(
            testDescription: "RFC 4231 §4.7, a key longer than a block", hash: .sha256, key: longKey,
            message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        Vector(
            testDescription: "an empty key and an empty message", hash: .sha256, key: [], message: [],
            code: "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
    ]

    @Test(arguments: vectors) func makesThePublishedCodes(_ vector: Vector) {
        #expect(HMAC(vector.hash, key: vector.key).code(of: vector.message).hexadecimal == vector.code)
    }

    @Test(arguments: vectors) func knowsItsOwnCodes(_ vector: Vector) {
        let hmac = HMAC(vector.hash, key: vector.key)
        let code = hmac.code(of: vector.message)
        #expect(hmac.isCode(code, of: vector.message))
        #expect(!hmac.isCode(code, of: vector.message + [0]))
        #expect(!hmac.isCode(code.dropLast() + [code[code.count - 1] ^ 1], of: vector.message))
        #expect(!hmac.isCode(code.dropLast(), of: vector.message))
        #expect(!hmac.isCode([], of: vector.message))
    }
}
