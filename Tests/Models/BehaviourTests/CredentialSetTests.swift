import Behaviour
import Moments
import Testing

@Suite struct CredentialSetTests {
    @Test func collectionsOfIssuedCredentialsAreIndexedByWhatIsPresented() throws {
        func indexes(_ tokens: String) throws -> [String]? {
            let text = """
                credentials: {api-key: {known: [], issued: {in: tokens, member: text}}}
                resources: {orders: {key: id}, tokens: \(tokens)}
                """
            let read = try Shop.read(text)
            #expect(read.findings == [])
            #expect(read.behaviour?.credentials["api-key"]?.issued?.collection == 1)
            return read.behaviour?.collections.last?.indexes
        }
        #expect(try indexes("{key: id}") == ["text"])
        #expect(try indexes("{key: id, indexes: [text, owner]}") == ["text", "owner"])
        #expect(try indexes("{key: text}") == [])
    }

    @Test(arguments: [
        ("Api-Key ", "API-KEY Ab1", "Ab1"), ("Api-Key ", "api-key Ab1", "Ab1"), ("", "Ab1", "Ab1"), ("", "", ""),
        ("Api-Key ", "Api-Key ", ""), ("Api-Key ", "Api-Key", nil), ("Api-Key ", "Api\u{d}Key Ab1", nil),
        ("Api-Key ", "Key Ab1", nil), ("k@", "k`1", nil), ("K:", "\u{212a}:1", nil), ("k ", "k \u{301}1", "\u{301}1"),
    ])
    func prefixesCompareWithoutCase(prefix: String, presented: String, credential: String?) {
        let set = CredentialSet(check: .token, prefix: prefix, entries: [])
        let found = set.credential(in: presented)
        #expect(found.map { Array($0.utf8) } == credential.map { Array($0.utf8) })
    }

    @Test func knownCredentialsHaveTheMomentTheyExpireAt() throws {
        let text = "credentials: {api-key: {known: [{token: a, expires: 2025-01-01T00:00:00Z}, {token: b}]}}"
        let set = try #require(try Shop.read(text).behaviour?.credentials["api-key"])
        #expect(set.entries.map(\.expires) == [Timestamp(rfc3339: "2025-01-01T00:00:00Z"), nil])
    }
}
