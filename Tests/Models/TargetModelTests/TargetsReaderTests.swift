import Diagnostics
import HTTPModel
import JSONModel
import TargetModel
import Testing

@Suite struct TargetsReaderTests {
    private static let text = """
        targets:
          a:
            url: {shop: "https://{$env.HOST}/v1/"}
            kind: real
            credentials: {shop: {client: $env.CLIENT, licence: $secret.licence, note: plain}}
            headers: {X-Team: payments, X-Key: "k {$secret.key}"}
            ca: ca.pem
            client-certificate: /etc/client.pem
            key: keys/client.key
            key-password: $env.PASSWORD
            proxy: http://proxy:3128
            timeout: 10s
            rate-limit: 600/min
            wait-limit: 2min
            jobs: 4
            volatile: [/body/items/*/created]
          b: {url: http://b}
        volatile: [/headers/X-Id]
        """

    private static func target() throws -> ResolvedTarget {
        let resolved = try Reading.resolve(
            text, environment: ["HOST": "shop.example", "CLIENT": "client-7", "PASSWORD": "pass-word"],
            secrets: ["licence": "licence-1", "key": "key-12345", "unused": "unused-1"])
        #expect(resolved.findings == [])
        return try #require(resolved.target)
    }

    @Test func givesATargetItsValues() throws {
        let target = try Self.target()
        guard case .each(let urls) = target.urls else {
            Issue.record("expected a URL for each API")
            return
        }
        #expect(urls.map { "\($0.name) \($0.value)" } == ["shop https://shop.example/v1"])
        #expect(target.kind == .real)
        #expect(target.credentials.first?.members.map(\.value) == ["client-7", "licence-1", "plain"])
        #expect(target.headers.map(\.value) == ["payments", "k key-12345"])
        #expect(target.proxy == "http://proxy:3128")
        #expect(target.keyPassword == "pass-word")
        #expect(target.timeout == .seconds(10))
        #expect(target.interval == .milliseconds(100))
        #expect(target.waitLimit == .seconds(120))
        #expect(target.jobs == 4)
    }

    @Test func looksForFilesBesideItself() throws {
        let target = try Self.target()
        #expect([target.caFile, target.clientKey] == ["t/ca.pem", "t/keys/client.key"])
        #expect(target.clientCertificate == "/etc/client.pem")
        #expect(try Reading.read(Self.text).file?.secretsPath == "t/secrets.yaml")
    }

    @Test func knowsWhatIsSecret() throws {
        let target = try Self.target()
        #expect(target.secretHeaders == ["X-Key"])
        #expect(target.secrets == ["client-7", "k key-12345", "key-12345", "licence-1", "pass-word"])
    }

    @Test func joinsTheVolatilePlacesOfAllAndOfOne() throws {
        let places = try Self.target().volatile
        #expect(places.map(\.tokens) == [["headers", "X-Id"], ["body", "items", "*", "created"]])
    }

    @Test func asksTheEnvironmentOnlyForTheTargetThatIsUsed() throws {
        let text = "targets: {a: {url: http://a}, b: {url: $env.B}}"
        #expect(try Reading.resolve(text).target?.waitLimit == .seconds(60))
    }

    @Test func saysWhetherATargetNeedsTheSecretsFile() throws {
        let file = try #require(try Reading.read(Self.text).file)
        #expect(file.target("a")?.firstSecret?.line == 5)
        #expect(file.target("b")?.firstSecret == nil)
    }
}
