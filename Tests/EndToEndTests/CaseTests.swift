import Glibc
import Testing

/// Every folder under `Cases`.
///
/// `UNDERSTUDY_RECORD=1` records what is expected anew, and fails.
struct CaseTests {
    @Test(arguments: Case.all) func saysAndExitsAsExpected(case: Case) throws {
        let outcome = try `case`.run()
        if getenv("UNDERSTUDY_RECORD") != nil {
            try `case`.record(outcome)
            Issue.record("recorded; look at the difference, and run without UNDERSTUDY_RECORD")
            return
        }
        let expected = try `case`.expected()
        #expect(outcome.exit == expected.exit)
        #expect(outcome.output == expected.output)
        #expect(outcome.errors == expected.errors)
    }

    @Test func findsCases() { #expect(!Case.all.isEmpty) }
}
