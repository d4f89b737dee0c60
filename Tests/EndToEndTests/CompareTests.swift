import JSONModel
import TestSupport
import Testing

/// `understudy compare` between two mocks, and what it says of them.
struct CompareTests {
    private static let scenarios = "\(Checkout.root)/Scenarios"

    private func compare(_ arguments: String...) throws -> ChildProcess.Outcome {
        try ChildProcess(Checkout.program, ["compare"] + arguments).finish()
    }

    @Test func twoMocksOfOneSeedAreTheSame() throws {
        let outcome = try compare("mock", "mock", Self.scenarios, "--seed", "7", "--clock", "2026-03-01T12:00:00Z")
        #expect(outcome.exit == 0, "\(outcome.output)")
        #expect(outcome.output.contains(": all the same ("))
        #expect(!outcome.output.contains(" 0 checks"))
    }

    @Test func learningPassesOverTheIdsOfAnotherSeed() throws {
        let mock = try RunningMock("citypay", "--seed", "1", "--clock", "2025-01-01T00:00:00Z")
        // Because the id is no output of the step, nothing pairs the two that come.
        let folder = try TemporaryFolder([
            "s.yaml": """
            scenario: an id that nobody takes
            api: citypay
            steps:
              - operation: CreatePaymentIntent
                body: {amount: 100, identifier: order-1, merchantid: 11223344}
                expect: {status: 200}
            """
        ])
        let clock = "2025-01-01T00:00:00Z"
        let once = try folder.run("compare", "mock", mock.url, "s.yaml", "--seed", "2", "--clock", clock)
        #expect(once.exit == 1, "\(once.output)")
        #expect(once.output.contains("/body/payment_intent_id"))
        let learned = try folder.run(
            "compare", "mock", mock.url, "s.yaml", "--seed", "2", "--clock", clock, "--learn", "2")
        #expect(learned.exit == 0, "\(learned.output)")
        #expect(learned.output.contains("all the same"))
    }

    @Test func aDialectIsADrift() throws {
        let mock = try RunningMock("libro", "--dialect", "libro=current", "--seed", "1")
        let folder = try TemporaryFolder()
        let outcome = try folder.run(
            "compare", "mock", mock.url, "\(Self.scenarios)/libro/sample.yaml", "--seed", "1", "--report",
            "json=r.json", "--report", "junit=r.xml")
        #expect(outcome.exit == 1)
        let report = try JSON(text: try folder.read("r.json"))
        #expect(report["verdict"] == "drifted")
        #expect(report["exitCode"] == 1)
        #expect(report["counterpartName"] == .string(mock.url))
        #expect(report["counterpart"] == "mock")
        #expect(report["drift"]?["status"] == 1)
        let step = report["scenarios"]?[0]?["steps"]?[0]
        #expect(step?["problems"]?[0]?["class"] == "status")
        #expect(step?["problems"]?[0]?["expected"] == "201")
        #expect(step?["response"]?["status"] == 201)
        #expect(step?["counterpart"]?["response"]?["status"] == 422)
        #expect(try folder.read("r.xml").contains(#"failures="1""#))
    }

    @Test func aTargetThatIsNotThereIsNoVerdict() throws {
        let outcome = try compare("mock", "http://127.0.0.1:1", "\(Self.scenarios)/libro/sample.yaml")
        #expect(outcome.exit == 3)
        #expect(outcome.output.contains("could not run, as no connection could be made"))
    }

    @Test func scenariosForTheMockOnlyAreSkippedBesideARealEndpoint() throws {
        let server = try EchoServer()
        let outcome = try compare(
            "mock", "http://127.0.0.1:\(server.port)", "\(Self.scenarios)/citypay/lifecycle-payment.yaml")
        #expect(outcome.exit == 3)
        #expect(outcome.output.contains("nothing was checked, which is no pass, 1 skipped"), "\(outcome.output)")
    }
}
