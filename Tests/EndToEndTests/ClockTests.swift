import Testing

/// The built-in scenarios at moments that nobody had in mind when they were written.
struct ClockTests {
    @Test(arguments: [
        "1970-01-01T00:00:00Z", "2024-02-29T23:59:59Z", "2025-12-31T23:59:59.999999Z", "2100-02-28T23:59:59Z",
        "2016-12-31T23:59:60Z", "9998-12-31T23:59:59.999999Z", "1970-01-01T14:00:00+14:00",
    ]) func everyBuiltInScenarioAgrees(at clock: String) throws {
        let outcome = try ChildProcess(Checkout.program, ["verify", "--clock", clock, "--seed", "1"]).finish()
        #expect(outcome.exit == 0, "\(outcome.output)")
    }

    @Test(arguments: [
        "0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "1970-01-01T00:00:00+00:01", "9999-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-23:59",
    ]) func clocksOutsideTheRangeAreRefused(clock: String) throws {
        for command in ["verify", "serve"] {
            let outcome = try ChildProcess(Checkout.program, [command, "--clock", clock]).finish()
            #expect(outcome.exit == 64)
            #expect(
                outcome.errors.contains(
                    "The value '\(clock)' is invalid for '--clock <clock>': expected a moment from 1970-01-01T00:00:00Z up "
                        + "to, but not including, 9999-01-01T00:00:00Z"), "\(outcome.errors)")
        }
    }

    @Test(arguments: ["", "2024-02-30T00:00:00Z", "2024-02-01", "10000-01-01T00:00:00Z", "2016-12-31T22:59:60Z"])
    func clocksThatAreNoMomentsAreRefused(clock: String) throws {
        let outcome = try ChildProcess(Checkout.program, ["verify", "--clock", clock]).finish()
        #expect(outcome.exit == 64)
        #expect(
            outcome.errors.contains("expected an RFC 3339 moment such as 2025-03-01T12:30:00Z"), "\(outcome.errors)")
    }
}
