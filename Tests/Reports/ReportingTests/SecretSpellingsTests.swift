import Diagnostics
import HTTPModel
import JSONModel
import Testing
import Verification

@testable import Reporting
@testable import Secrets

/// However a secret comes back, a report shows none of it.
@Suite struct SecretSpellingsTests {
    static let secret = "s3cr€t/\"key\"+<1> & more"

    static let spellings: [(String, String)] = [
        ("plain", secret),
        ("JSON", #"s3cr€t/\"key\"+<1> & more"#),
        ("JSON of a careful writer", #"s3cr\u20act\/\"key\"+<1> & more"#),
        ("URL", "s3cr%E2%82%ACt%2F%22key%22%2B%3C1%3E%20%26%20more"),
        ("URL in small digits", "s3cr%e2%82%act%2f%22key%22%2b%3c1%3e%20%26%20more"),
        ("form", "s3cr%E2%82%ACt%2F%22key%22%2B%3C1%3E+%26+more"),
        ("XML", "s3cr€t/&quot;key&quot;+&lt;1&gt; &amp; more"),
        ("base64", Base64.encode(secret.utf8)),
        ("base64 after one byte", Base64.encode("a\(secret)".utf8)),
        ("base64 after two bytes", Base64.encode("ab\(secret)".utf8)),
        ("base64 in the middle", Base64.encode("user:\(secret):rest".utf8)),
        ("base64url", Base64.urlSafe(Base64.encode(secret.utf8))),
    ]

    @Test(arguments: spellings.map { $0.0 }) func masks(name: String) throws {
        let spelling = try #require(Self.spellings.first { $0.0 == name }).1
        let redaction = Redaction(
            SecretNames(values: [Self.secret]),
            scenario: ScenarioRun(
                title: "s", api: "shop", location: .init(file: "s.yaml", line: 1, column: 1), steps: [],
                duration: .zero))
        let shown = redaction.text("before \(spelling) after")
        #expect(shown.hasPrefix("before "))
        #expect(shown.hasSuffix(" after"))
        let inside = shown.dropFirst("before ".count).dropLast(" after".count)
        // Because the letters of base64 at either end hold bits of the neighbours too, those may stay.
        #expect(inside.contains("••••"))
        #expect(inside.count <= 4 + (name == "base64 in the middle" ? 16 : 6), "\(inside)")
        #expect(name.hasPrefix("base64") || inside == "••••", "\(inside)")
    }

    /// A mark that combines with a sign makes one character of both.
    @Test func spellsEachScalar() {
        #expect(
            SecretSpellings.of("key<\u{338}1").contains {
                String(decoding: $0.utf8, as: UTF8.self) == "key&lt;\u{338}1"
            })
    }

    @Test func leavesAShortValueAlone() { #expect(SecretSpellings.of("12345") == []) }
}
