import HTTPModel
import JSONModel
import Moments
import Testing

@testable import MockEngine

@Suite struct KeptAnswersTests {
    private let kept = KeptAnswers(limit: 2, memory: MemoryBudget())

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

    @Test func countsWhatItKeepsAndForgetsTheOldestForBytes() {
        let memory = MemoryBudget()
        let kept = KeptAnswers(memory: memory)
        func keep(_ key: String) {
            let answer = KeptAnswers.Answer(
                fingerprint: KeptAnswers.Fingerprint(operation: "o", pathValues: [], query: nil, body: nil),
                response: HTTPResponse(status: 200, body: Array(repeating: 0, count: 1_000)),
                begin: Timestamp(seconds: 0), end: Timestamp(seconds: 0), expiry: Timestamp(seconds: 10))
            kept.keep(answer, for: KeptAnswers.Key(scope: nil, text: key))
        }
        for key in ["a", "b", "a", "c"] { keep(key) }
        #expect(kept.count == 3)
        #expect((3_000..<6_000).contains(kept.bytes))
        #expect(memory.used == kept.bytes)
        #expect(kept.forgetOldest(bytes: 1) == 1)
        #expect(kept.answer(for: KeptAnswers.Key(scope: nil, text: "b"), at: Timestamp(seconds: 0)) == nil)
        #expect(kept.forgetOldest(bytes: .max) == 2)
        #expect(memory.used == 0)
        keep("d")
        #expect(kept.count == 1)
    }

    @Test func tellsRequestsApartByEachOfTheirParts() {
        func fingerprint(_ id: String, _ path: [Substring], _ query: String?, _ body: JSON?) -> KeptAnswers.Fingerprint
        {
            KeptAnswers.Fingerprint(operation: id, pathValues: path, query: query, body: body)
        }
        let first = fingerprint("o", ["a", "b"], nil, ["n": 1, "m": 2])
        #expect(first == fingerprint("o", ["a", "b"], nil, ["m": 2, "n": 1]))
        for other in [
            fingerprint("p", ["a", "b"], nil, ["n": 1, "m": 2]), fingerprint("o", ["ab"], nil, ["n": 1, "m": 2]),
            fingerprint("o", ["a", "b"], "", ["n": 1, "m": 2]), fingerprint("o", ["a", "b"], nil, ["n": 1, "m": 3]),
            fingerprint("o", ["a", "b"], nil, nil), fingerprint("o", ["a", "b"], nil, ["n": [1], "m": 2]),
        ] { #expect(first != other) }
    }

    @Test func givesNoAnswerThatHasExpired() {
        keep("a", status: 200, until: 5)
        #expect(status("a", at: 4) == 200)
        #expect(status("a", at: 5) == nil)
    }
}
