internal import HTTPModel
internal import JSONModel
internal import Moments

/// The answers that one API has given under idempotency keys in one sandbox.
///
/// Used by one request at a time.
///
/// The oldest makes room for a new one; what has expired stays until then, but is given no more.
final class KeptAnswers {
    struct Key: Hashable {
        /// Nil where all keys are of one scope.
        let scope: JSON?
        let text: String
    }

    /// What is the same in a request that is sent again.
    struct Fingerprint: Equatable {
        // Because threads have compiled APIs of their own over the same sandboxes, it is not the operation itself.
        let operation: String
        let pathValues: [Substring]
        let query: String?
        let body: JSON?
    }

    struct Answer {
        let fingerprint: Fingerprint
        let response: HTTPResponse
        let begin: Timestamp
        /// When the first response has been sent.
        let end: Timestamp
        let expiry: Timestamp
    }

    private struct Kept {
        let answer: Answer
        let place: Int
    }

    private let limit: Int
    private var kept: [Key: Kept] = [:]
    // The keys in the order of their answers; from `oldest` on, once there are as many as there may be.
    private var keys: [Key] = []
    private var oldest = 0

    init(limit: Int = 10_000) { self.limit = limit }

    /// The answer that was given under `key`, unless it has expired.
    func answer(for key: Key, at now: Timestamp) -> Answer? {
        guard let answer = kept[key]?.answer, now < answer.expiry else { return nil }
        return answer
    }

    func keep(_ answer: Answer, for key: Key) {
        if keys.count < limit {
            kept[key] = Kept(answer: answer, place: keys.count)
            keys.append(key)
            return
        }
        // Because a key whose answer had expired may have been used again, its first place says nothing any more.
        if kept[keys[oldest]]?.place == oldest { kept[keys[oldest]] = nil }
        kept[key] = Kept(answer: answer, place: oldest)
        keys[oldest] = key
        oldest = (oldest + 1) % limit
    }
}
