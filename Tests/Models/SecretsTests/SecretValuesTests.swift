import Testing

@testable import Secrets

@Suite struct SecretValuesTests {
    /// A text that is shorter than every secret is not looked at.
    @Test(arguments: [
        "abcdef", "s3cr3t", "sëcrét", "a b+c/d", "<\"&'>x", "\u{10FFFF}\u{10FFFF}", "0123456789abcdef0123456789",
        "===???", "äöüßÄÖÜ",
    ])
    func noSpellingIsShorterThanItsSecret(secret: String) {
        for spelling in Secret(secret, api: "shop", name: "key").spellings {
            #expect(spelling.0.utf8.count >= secret.utf8.count, "\(spelling.0)")
        }
    }

    @Test func whatIsTooShortToHoldASecretHoldsNone() {
        let values = SecretValues(
            [Secret("long-secret", api: "shop", name: "a"), Secret("secret", api: "shop", name: "b")],
            spellings: SpellingCache())
        func found(_ text: String) -> [String] {
            values.occurring(in: text.utf8).map { String(decoding: $0.bytes, as: UTF8.self) }
        }
        #expect(found("secre") == [])
        #expect(found("secret") == ["secret"])
        #expect(found("a long-secret") == ["long-secret", "secret"])
    }

    @Test func theCacheGivesEachSecretItsOwnSpellingsHoweverManyThereAre() {
        let cache = SpellingCache()
        for number in (0..<200).map({ $0 % 100 }) {
            let secret = Secret("secret-\(number)", api: "shop", name: "key")
            #expect(cache.of(secret).map(\.0) == secret.spellings.map(\.0))
        }
    }
}
