import Cryptography
import Testing

struct SecretDigestTests {
    @Test func knowsTheSecretAndNoOtherText() {
        let digest = SecretDigest(of: "letmein")
        #expect(digest.isDigest(of: "letmein"))
        for other in ["", "letmei", "letmein ", "Letmein", "letmeinn"] { #expect(!digest.isDigest(of: other)) }
    }

    @Test func nothingShowsTheSecret() { #expect(!String(reflecting: SecretDigest(of: "letmein")).contains("letmein")) }
}
