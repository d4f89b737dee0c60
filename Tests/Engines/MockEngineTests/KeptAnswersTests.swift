import HTTPModel
import Moments
import Testing

@testable import MockEngine

@Suite struct KeptAnswersTests {
    private let kept = KeptAnswers(limit: 2)

    private func keep(_ key: String, status: Int, until expiry: Int = 10) {
        let answer = KeptAnswers.Answer(
            fingerprint: KeptAnswers.Fingerprint(operation: "o", pathValues: [], query: nil, body: nil),
            response: HTTPResponse(status: status), begin: Timestamp(seconds: 0), end: Timestamp(seconds: 0),
            expiry: Timestamp(seconds: expiry))
        kept.keep(answer, for: KeptAnswers.Key(scope: nil, text: key))
    }

    private func status(_ key: String, at seconds: Int = 0) -> Int? {
        kept.answer(for: KeptAnswers.Key(scope: nil, text: key), at: Timestamp(seconds: seconds))?.response.status
    }

    @Test func theOldestMakesRoom() {
        for (number, key) in ["a", "b", "c", "d", "e"].enumerated() { keep(key, status: 200 + number) }
        #expect(["a", "b", "c", "d", "e"].map { status($0) } == [nil, nil, nil, 203, 204])
    }

    @Test func aKeyThatIsUsedAgainIsAsYoungAsItsLastAnswer() {
        keep("a", status: 200)
        keep("a", status: 201)
        keep("b", status: 202)
        #expect(status("a") == 201)
        keep("c", status: 203)
        #expect(["a", "b", "c"].map { status($0) } == [nil, 202, 203])
    }

    @Test func givesNoAnswerThatHasExpired() {
        keep("a", status: 200, until: 5)
        #expect(status("a", at: 4) == 200)
        #expect(status("a", at: 5) == nil)
    }
}
