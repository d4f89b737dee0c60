import LocalSystem
import Testing

/// APIs that overlays change: what `--dialect` and `--overlay` make of the mock and of what it is held to.
struct DialectTests {
    private static let current = "\(Checkout.root)/Fixtures/libro/dialects/current"

    private func verify(_ arguments: String...) throws -> ChildProcess.Outcome {
        try ChildProcess(Checkout.program, ["verify"] + arguments).finish()
    }

    @Test func agreesWithTheScenariosOfTheDialect() throws {
        let outcome = try verify("--dialect", "libro=current")
        #expect(outcome.exit == 0, "\(outcome.output)")
        #expect(outcome.errors == "")
        let scenarios = LocalFiles().entries(of: "\(Self.current)/scenarios") ?? []
        #expect(outcome.output.contains("\(scenarios.count) scenarios"))
    }

    @Test func servesTheDialect() throws {
        let mock = try RunningMock("libro", "--dialect", "libro=current")
        let outcome = try verify("--dialect", "libro=current", "--against", mock.url)
        #expect(outcome.exit == 0, "\(outcome.output)")
        #expect(try mock.stop() == .quiet)
    }

    @Test func servesTheDocumentedAPIWithoutIt() throws {
        let mock = try RunningMock("libro")
        #expect(try verify("--dialect", "libro=current", "--against", mock.url).exit == 1)
        #expect(try verify("\(Checkout.root)/Scenarios/libro/sample.yaml", "--against", mock.url).exit == 0)
    }

    @Test func changesTheAPIThatAnOverlayIsFor() throws {
        let scenario = "\(Checkout.root)/Scenarios/libro/accept.yaml"
        #expect(try verify(scenario).exit == 0)
        // Because the overlay forbids the offset that these requests have.
        #expect(try verify(scenario, "--overlay", "libro=\(Self.current)/overlay.yaml").exit == 1)
    }

    @Test func warnsOfTargetsThatSelectNothing() throws {
        let mock = try RunningMock("citypay", "--overlay", "\(Self.current)/overlay.yaml")
        let outcome = try mock.stop()
        #expect(outcome.exit == 0)
        let warning = "warning: '$.components.schemas.InitializeAttributes' selects nothing in"
        #expect(outcome.errors.contains("dialects/current/overlay.yaml"))
        #expect(outcome.errors.contains(warning))
    }
}
