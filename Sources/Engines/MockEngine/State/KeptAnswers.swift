internal import HTTPModel
internal import JSONModel
internal import Moments

/// The answers of one API to idempotency keys in one sandbox.
///
/// Used by one request at a time.
///
/// The oldest is forgotten for a new one. An expired answer stays until then, but is not given again.
final class KeptAnswers {
    struct Key: Hashable {
        /// Nil when all keys share one scope.
        let scope: JSON?
        let text: String
    }

    /// The parts of a request that must be the same when it is sent again.
    struct Fingerprint: Equatable {
        // The id instead of the operation, because each thread has its own compiled APIs over the same sandboxes.
        let operation: String
        let pathValues: [Substring]
        let query: String?
        let body: JSON?
    }

    struct Answer {
        let fingerprint: Fingerprint
        let response: HTTPResponse
        let begin: Timestamp
        /// The time at which the first response was sent.
        let end: Timestamp
        let expiry: Timestamp
    }

    private struct Kept {
        let answer: Answer
        let place: Int
    }

    private let limit: Int
    private var kept: [Key: Kept] = [:]
    // The keys in the order of their answers; a ring that starts at `oldest` once it is full.
    private var keys: [Key] = []
    private var oldest = 0

    init(limit: Int = 10_000) { self.limit = limit }

    /// The kept answer to `key`, unless it has expired.
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
        // Because an expired key may have been used again, an old position may no longer be its own.
        if kept[keys[oldest]]?.place == oldest { kept[keys[oldest]] = nil }
        kept[key] = Kept(answer: answer, place: oldest)
        keys[oldest] = key
        oldest = (oldest + 1) % limit
    }
}
