import Glibc
import JSONModel
import RawHTTP
import TestSupport
import Testing

/// The admin API at addresses that other machines reach, with a token, and on a port of its own.
struct AdminDoorTests {
    private static func status(_ port: Int, _ target: String, token: String? = nil) throws -> Int {
        let authorization = token.map { "Authorization: Bearer \($0)\r\n" } ?? ""
        let client = try RawClient(port: port)
        return try client.exchange("GET \(target) HTTP/1.1\r\nHost: box.lan\r\n\(authorization)\r\n").status
    }

    @Test func isOffWhereOtherMachinesReachTheMock() throws {
        let mock = try RunningMock("citypay", "--host", "0.0.0.0")
        #expect(
            try mock.readErrorLine() == """
                understudy: the admin API is off, because other machines reach '0.0.0.0'; '--admin-token' or '--admin-port' \
                turns it on
                """)
        #expect(try mock.healthStatus() == 403)
        #expect(try Self.status(mock.port, "/__sandbox/a/__admin/requests") == 403)
        #expect(try Self.status(mock.port, "/citypay/v6/intent/create") == 405)
    }

    @Test func answersTheTokenAtEveryName() throws {
        let mock = try RunningMock("citypay", "--host", "0.0.0.0", "--admin-token", "letmein-0123", "--verbose")
        #expect(try Self.status(mock.port, "/__admin/requests", token: "letmein-0123") == 200)
        #expect(try Self.status(mock.port, "/__admin/requests", token: "letmein-0124") == 401)
        #expect(try Self.status(mock.port, "/__admin/requests") == 401)
        #expect(try mock.healthStatus() == 401)
        let errors = try mock.stop().errors
        #expect(errors.contains(#""reason":"the admin API needs its token""#))
        #expect(!errors.contains("letmein"))
    }

    @Test func readsTheTokenFromAFileOrTheEnvironment() throws {
        let folder = try TemporaryFolder(["token": "letmein-0123\n", "empty": "\n"])
        let mock = try RunningMock("citypay", "--admin-token-file", "\(folder.path)/token")
        #expect(try Self.status(mock.port, "/__admin/clock", token: "letmein-0123") == 200)
        #expect(try Self.status(mock.port, "/__admin/clock") == 401)
        let outcome = try folder.run(
            "run", "citypay", "--", "sh", "-c",
            "curl -s -o /dev/null -w '%{http_code} ' $UNDERSTUDY_URL/__admin/clock; "
                + "curl -s -o /dev/null -w '%{http_code}' $UNDERSTUDY_URL/__admin/clock "
                + "-H \"Authorization: Bearer $UNDERSTUDY_ADMIN_TOKEN\"",
            environment: ["UNDERSTUDY_ADMIN_TOKEN": "letmein-0123"])
        #expect(outcome.output == "401 200")
        let empty = try folder.run("serve", "citypay", "--admin-token-file", "empty", "--port", "0")
        #expect(empty.exit == 2)
        #expect(
            empty.errors == """
                understudy: 'empty' has no token: expected visible ASCII characters without spaces, found nothing

                """)
    }

    @Test func runTellsTheCommandTheToken() throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run(
            "run", "citypay", "--admin-token", "letmein-0123", "--", "sh", "-c",
            "curl -s -o /dev/null -w '%{http_code}' $UNDERSTUDY_CITYPAY_URL/__admin/clock "
                + "-H \"Authorization: Bearer $UNDERSTUDY_ADMIN_TOKEN\"")
        #expect(outcome.output == "200")
    }

    @Test func canHaveAPortOfItsOwn() throws {
        let process = try ChildProcess(
            Checkout.program,
            ["serve", "citypay", "--host", "0.0.0.0", "--port", "0", "--admin-port", "0", "--log-format", "json"])
        let ready = try JSON(text: process.readLine())
        func port(_ member: String) throws -> Int {
            try #require(ready[member]?.stringValue?.split(separator: ":").last.flatMap { Int($0) })
        }
        #expect(ready["admin"]?.stringValue?.hasPrefix("http://127.0.0.1:") == true)
        #expect(try RawClient(port: port("admin")).get("/__admin/health").status == 200)
        #expect(try RawClient(port: port("admin")).get("/v6/intent/create").status == 404)
        #expect(try Self.status(port("admin"), "/__admin/health") == 403)
        #expect(try RawClient(port: port("url")).get("/__admin/health").status == 403)
        process.send(signal: SIGTERM)
        #expect(try process.finish().errors == "")
    }

    @Test func saysWhichOptionsDoNotGoTogether() throws {
        let folder = try TemporaryFolder()
        let both = try folder.run("serve", "--admin-token", "a", "--admin-token-file", "b")
        #expect(both.exit == 64)
        #expect(
            both.errors.hasPrefix("Error: --admin-token and --admin-token-file give the same; expected one of them\n"))
        let url = try folder.run("serve", "--allowed-host", "http://a")
        #expect(
            url.errors.hasPrefix(
                "Error: --allowed-host takes a host name without scheme and port, such as mock.example.com; found 'http://a'\n"
            ))
    }

    private static let scenario = """
        scenario: the clock of a mock with a token
        api: citypay
        given: {clock: {set: "2025-03-01T12:30:00Z"}}
        steps:
        - request: GET /__admin/clock
          expect: {status: 200, body: {now: !matches "^2025-03-01"}}
        - operation: CreatePaymentIntent
          body: {amount: 19995, currency: GBP, identifier: "order-{$uuid}", merchantid: 11223344}
          expect: {status: 200}
        """

    @Test func verifyUsesTheTokenOfATarget() throws {
        let mock = try RunningMock("citypay", "--host", "0.0.0.0", "--admin-token", "letmein-0123")
        let folder = try TemporaryFolder([
            "s.yaml": Self.scenario,
            "targets.yaml": """
            targets:
              with: {url: "http://127.0.0.1:\(mock.port)", admin-token: $env.MOCK_TOKEN}
              without: {url: "http://127.0.0.1:\(mock.port)"}
            """,
        ])
        let with = try folder.run(
            "verify", "s.yaml", "--against", "with", "--report", "json=r.json", "--report", "har=r.har",
            environment: ["MOCK_TOKEN": "letmein-0123"])
        #expect(with.exit == 0, "\(with.output)\(with.errors)")
        let reports = try folder.read("r.json") + folder.read("r.har")
        #expect(!(with.output + with.errors + reports).contains("letmein"))
        let without = try folder.run("verify", "s.yaml", "--against", "without")
        #expect(without.exit == 3)
        #expect(
            without.output.contains("expected 'Authorization: Bearer' with the token of the mock's '--admin-token'"))
    }
}
