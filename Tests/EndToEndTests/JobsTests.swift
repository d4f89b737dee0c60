import JSONModel
import TestSupport
import Testing

/// `verify --jobs`: scenarios that run at the same time, as if one ran after the other.
struct JobsTests {
    /// Every row creates with the same reference and finds what it has created itself.
    private static let table = """
        scenario: what another scenario creates is not seen
        api: citypay
        with: [\((1...40).map { "{amount: \($0)}" }.joined(separator: ", "))]
        steps:
        - id: create
          operation: CreatePaymentIntent
          body: {amount: $inputs.amount, identifier: "order-{$uuid}", merchantid: 11223344, external-ref: INV-1}
          expect: {status: 200}
          outputs: {id: $response.body#/payment_intent_id}
        - operation: GetPaymentIntent
          body: {external-ref: INV-1}
          expect: {status: 200, body: {payment_intent_id: $steps.create.outputs.id, amount: $inputs.amount}}
        - operation: GetPaymentIntent
          body: {payment_intent_id: $steps.create.outputs.id}
          expect: {status: 200, body: {amount: 41}}
        """

    /// The console and the reports of a run, without what is another at each run of one job, too.
    private static func outputs(jobs: Int) throws -> [String] {
        let folder = try TemporaryFolder(["s.yaml": table])
        let outcome = try folder.run(
            "verify", "s.yaml", "--jobs", "\(jobs)", "--seed", "3", "--clock", "2026-03-01T12:00:00Z", "--report",
            "json=r.json", "--report", "junit=r.xml")
        #expect(outcome.exit == 1)
        return [outcome.output, try folder.read("r.json"), try folder.read("r.xml")].map {
            $0.replacing(/127\.0\.0\.1:[0-9]+/, with: "{host}").replacing(/verify-[0-9a-z]+-/, with: "{run}-")
                .replacing(/\([0-9]+\.[0-9]{2} s\)/, with: "({time})").replacing(/time="[0-9.]+"/, with: "{time}")
                .replacing(/"durationMs": [0-9.]+/, with: "{time}").replacing(/"value": "[^"]* GMT"/, with: "{time}")
                .replacing(/"start": "[^"]*"/, with: "{time}").replacing(/timestamp="[^"]*"/, with: "{time}")
                .replacing(/--jobs [0-9]+/, with: "{jobs}").replacing(/"--jobs",\s*"[0-9]+"/, with: "{jobs}")
        }
    }

    @Test func eightJobsReportWhatOneDoes() throws {
        let one = try Self.outputs(jobs: 1)
        let eight = try Self.outputs(jobs: 8)
        #expect(one[0].contains("40 scenarios, 120 steps, 400 checks: 40 disagreed; 40 steps failed"))
        for (left, right) in zip(one, eight) { #expect(left == right) }
    }

    private static let echo = """
        scenario: echoed
        api: shop
        with: [\((1...12).map { "{n: \($0)}" }.joined(separator: ", "))]
        steps:
        - {operation: Echo, body: {n: "{$inputs.n}"}, expect: {status: 200, body: {n: "{$inputs.n}"}}}
        - {operation: Echo, body: {a: b}}
        - {operation: Echo, body: {a: c}}
        """

    private static func folder(url: String, more: String = "") throws -> TemporaryFolder {
        try TemporaryFolder([
            "shop.yaml": """
            openapi: 3.1.0
            info: {title: Shop, version: "1"}
            paths:
              /echo: {post: {operationId: Echo, responses: {"200": {description: echoed}}}}
            """,
            "s.yaml": echo, "targets.yaml": "targets: {echo: {url: \"\(url)\", kind: real\(more)}}",
        ])
    }

    /// Each server counts the connections that were made to it.
    @Test(arguments: [(["--jobs", "3"], "", 3), ([], ", jobs: 2", 2), ([], "", 1), (["--jobs", "1"], ", jobs: 4", 1)])
    func eachJobKeepsItsConnection(options: [String], key: String, most: Int) throws {
        let server = try EchoServer()
        let folder = try Self.folder(url: "http://127.0.0.1:\(server.port)", more: key)
        let arguments = ["verify", "s.yaml", "--api", "shop.yaml", "--against", "echo"] + options
        let outcome = try ChildProcess(Checkout.program, arguments, folder: folder.path).finish()
        #expect(outcome.exit == 0, "\(outcome.output)\(outcome.errors)")
        #expect(server.received.split(separator: "\n").count { $0.hasPrefix("POST /echo") } == 36)
        #expect((1...most).contains(server.connectionCount), "\(server.connectionCount)")
    }

    @Test func nobodyThereIsToldOnceForAllJobs() throws {
        let folder = try Self.folder(url: "http://127.0.0.1:1")
        let outcome = try folder.run(
            "verify", "s.yaml", "--api", "shop.yaml", "--against", "echo", "--jobs", "8")
        #expect(outcome.exit == 3)
        #expect(outcome.output.contains("✗ echoed [row 1: n=1]\n"))
        #expect(outcome.output.contains("and 35 more steps in 11 more scenarios for the same reason"))
    }

    @Test func bothSidesOfAComparisonRunAtTheSameTime() throws {
        let folder = try TemporaryFolder(["s.yaml": Self.table])
        let outcome = try folder.run(
            "compare", "mock", "mock", "s.yaml", "--jobs", "8", "--seed", "3", "--clock", "2026-03-01T12:00:00Z",
            "--only-differences")
        #expect(outcome.output.contains("40 scenarios, 120 steps"))
        #expect(outcome.output.contains("all the same"))
        #expect(outcome.exit == 0)
    }
}
