import Glibc
import Testing

/// Every folder under `Answers`.
///
/// `UNDERSTUDY_RECORD=1` records what is expected anew, and fails.
struct AnswerTests {
    @Test(arguments: AnswerCase.all) func answersAsExpected(answer: AnswerCase) throws {
        let received = try answer.received()
        if getenv("UNDERSTUDY_RECORD") != nil {
            try answer.record(received)
            Issue.record("recorded; look at the difference, and run without UNDERSTUDY_RECORD")
            return
        }
        #expect(received == (try answer.expected()))
        #expect(received == (try answer.received()))
    }

    @Test func findsAnswers() { #expect(!AnswerCase.all.isEmpty) }
}
