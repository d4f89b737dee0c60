import Testing

/// The built-in scenarios at moments that nobody had in mind when they were written.
struct ClockTests {
    @Test(arguments: [
        "1970-01-01T00:00:00Z", "2024-02-29T23:59:59Z", "2025-12-31T23:59:59.999999Z", "2100-02-28T23:59:59Z",
    ]) func everyBuiltInScenarioAgrees(at clock: String) throws {
        let outcome = try ChildProcess(Checkout.program, ["verify", "--clock", clock, "--seed", "1"]).finish()
        #expect(outcome.exit == 0, "\(outcome.output)")
    }
}
