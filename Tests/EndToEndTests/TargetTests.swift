import Glibc
import HTTPModel
import JSONModel
import LocalSystem
import RawHTTP
import TestSupport
import Testing

/// Targets by name, as users have them, and secrets that nobody else may see.
struct TargetTests {
    private static let licence = "licence/€ 7G79+TG62 & more"
    private static let trace = "trace-0123456789"
    private static let password = "pass/word 0123"
    private static let token = "token-0123456789"

    private static let openAPI = """
        openapi: 3.1.0
        info: {title: Shop, version: "1"}
        security: [{key: []}]
        paths:
          /echo:
            post:
              operationId: Echo
              requestBody: {content: {application/json: {}}}
              responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}}
        components:
          securitySchemes: {key: {type: apiKey, in: query, name: apikey}}
        """

    /// Sends secrets in a body, wherever a user may write them, and expects what never comes.
    private static let scenario = """
        scenario: secrets come back
        api: shop
        steps:
        - operation: Echo
          headers: {Authorization: "Basic \(Base64.encode("user:\(password)".utf8))"}
          body: {licence: "\(licence)", trace: "\(trace)", password: "\(password)", token: "\(token)"}
          expect: {status: 200, body: {encoded: never, licence: x}}
        """

    private static func folder(url: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder([
            "shop.yaml": openAPI, "s.yaml": scenario,
            "targets.yaml": """
            targets:
              echo:
                url: \(url)
                kind: real
                credentials: {shop: {token: $env.SHOP_TOKEN}}
                headers: {X-Trace: $secret.trace, X-Licence: "L {$secret.licence}", X-Password: $env.PASSWORD}
            """,
            "secrets.yaml": "trace: \(trace)\nlicence: '\(licence)'\n",
        ])
        folder.makePrivate("secrets.yaml")
        return folder
    }

    /// Everything a secret can be found as.
    private static var spellings: [String] {
        [licence, trace, password, token].flatMap { secret in
            let escaped = String(JSON.string(secret).description.dropFirst().dropLast())
            return [
                secret, escaped, PercentEncoding.encode(secret), PercentEncoding.encode(secret).lowercased(),
                secret.replacing(" ", with: "+"), Base64.encode(secret.utf8).replacing("=", with: ""),
                String(Base64.encode("user:\(secret)".utf8).dropFirst(8).dropLast(4)),
            ]
        }
    }

    private static func expectNoSecret(_ text: String, _ what: String) {
        for spelling in spellings { #expect(!text.contains(spelling), "\(what): \(spelling)") }
    }

    private static let environment = ["SHOP_TOKEN": token, "PASSWORD": password]

    @Test func noOutputShowsASecret() throws {
        let server = try EchoServer()
        let folder = try Self.folder(
            url: "http://user:\(PercentEncoding.encode(Self.password))@127.0.0.1:\(server.port)")
        let outcome = try folder.run(
            "verify", "s.yaml", "--api", "shop.yaml", "--against", "echo", "--report", "json=r.json", "--report",
            "junit=r.xml", "--report", "console=r.txt", "--report", "tap=r.tap", "--report", "html=r.html", "--report",
            "markdown=r.md", "--report", "github=r.github", "--progress", "bar", environment: Self.environment)
        #expect(outcome.exit == 1, "\(outcome.errors)")
        // Because a search through outputs that hold nothing finds nothing.
        #expect(server.received.contains("X-Trace: \(Self.trace)"), "\(server.received)")
        #expect(server.received.contains("apikey=\(Self.token)"))
        #expect(outcome.output.contains("••••"))
        for (name, text) in [("output", outcome.output), ("errors", outcome.errors)] { Self.expectNoSecret(text, name) }
        for name in ["r.json", "r.xml", "r.txt", "r.tap", "r.html", "r.md", "r.github"] {
            let text = try folder.read(name)
            #expect(text.contains("••••"), "\(name)")
            Self.expectNoSecret(text, name)
            Self.expectNoSecret(text.replacing("&quot;", with: "\"").replacing("&amp;", with: "&"), name)
        }
    }

    @Test func noFailureShowsASecret() throws {
        let folder = try Self.folder(url: "https://user:\(PercentEncoding.encode(Self.password))@127.0.0.1:1")
        let outcome = try folder.run(
            "verify", "s.yaml", "--api", "shop.yaml", "--against", "echo", environment: Self.environment)
        #expect(outcome.exit == 3)
        #expect(outcome.output.contains("cannot connect to 127.0.0.1:1"))
        Self.expectNoSecret(outcome.output + outcome.errors, "output")
        let compared = try folder.run(
            "compare", "mock", "echo", "s.yaml", "--api", "shop.yaml", environment: Self.environment)
        #expect(compared.exit == 3)
        Self.expectNoSecret(compared.output + compared.errors, "output")
    }

    @Test func theRequestLogOfAMockShowsNoSecret() throws {
        let folder = try Self.folder(url: "http://127.0.0.1:1")
        let mock = try ChildProcess(
            Checkout.program, ["serve", "shop.yaml", "--port", "0", "--verbose", "--log-format", "json"],
            folder: folder.path)
        let url = try #require(try JSON(text: mock.readLine())["url"]?.stringValue)
        let text = try folder.read("targets.yaml").replacing("http://127.0.0.1:1", with: url)
        try LocalFiles().write(Array(text.utf8), to: "\(folder.path)/targets.yaml")
        _ = try folder.run(
            "verify", "s.yaml", "--api", "shop.yaml", "--against", "echo", environment: Self.environment)
        mock.send(signal: SIGTERM)
        let log = try mock.finish()
        #expect(log.errors.contains(#""path":"/echo""#), "\(log.errors)")
        Self.expectNoSecret(log.output + log.errors, "request log")
    }

    @Test func aSecretsFileThatOthersMayReadIsRefused() throws {
        let folder = try Self.folder(url: "http://127.0.0.1:1")
        chmod("\(folder.path)/secrets.yaml", 0o640)
        let outcome = try folder.run("verify", "--against", "echo", environment: Self.environment)
        #expect(outcome.exit == 2)
        #expect(
            outcome.errors
                == "understudy: 'secrets.yaml' holds secrets, and others may read it (mode 0640); "
                + "run 'chmod 600 secrets.yaml' [E0904]\n")
    }

    @Test func aTargetsFileIsFoundAboveTheFolder() throws {
        let folder = try TemporaryFolder(["targets.yaml": "targets: {a: {url: $env.BASE}}"])
        mkdir("\(folder.path)/inner", 0o755)
        defer { rmdir("\(folder.path)/inner") }
        let outcome = try ChildProcess(
            Checkout.program, ["verify", "--against", "a"], folder: "\(folder.path)/inner"
        ).finish()
        #expect(outcome.exit == 2)
        #expect(
            outcome.errors
                == "../targets.yaml:1:20: error: the environment variable 'BASE' is not set\n"
                + "understudy: nothing was run [E0904]\n")
    }

    @Test func a429IsHeededAndTheReportSaysSo() throws {
        let server = try EchoServer(refusals: 1)
        let folder = try Self.folder(url: "http://127.0.0.1:\(server.port)")
        let outcome = try folder.run(
            "verify", "s.yaml", "--api", "shop.yaml", "--against", "echo", "--report", "json=r.json",
            environment: Self.environment)
        let report = try JSON(text: try folder.read("r.json"))
        #expect(report["waiting"]?["retries"] == 1)
        #expect(outcome.output.contains("s of it waiting for the target, which was asked again 1 time after 429)"))
        #expect(report["scenarios"]?[0]?["steps"]?[0]?["response"]?["status"] == 200)
    }
}
