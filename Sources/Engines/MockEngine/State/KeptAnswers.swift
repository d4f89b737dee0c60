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

        fileprivate var footprint: Int { Footprint.of(text) + (scope.map { Footprint.of($0) } ?? 0) }
    }

    /// The hash of the parts of a request that must be the same when it is sent again.
    ///
    /// It takes no more memory for a large body. Other requests have another hash, but for one in 2^64.
    struct Fingerprint: Equatable {
        private let hash: Int

        // The id instead of the operation, because each thread has its own compiled APIs over the same sandboxes.
        init(operation: String, pathValues: [Substring], query: String?, body: JSON?) {
            var hasher = Hasher()
            hasher.combine(operation)
            hasher.combine(pathValues)
            hasher.combine(query)
            hasher.combine(body)
            hash = hasher.finalize()
        }
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
        let footprint: Int
    }

    private let limit: Int
    private var kept: [Key: Kept] = [:]
    // The keys in the order of their answers, in a queue that starts at `head`, which is the place `firstPlace`.
    private var keys: [Key] = []
    private var head = 0
    private var firstPlace = 0
    private var share: MemoryShare

    init(limit: Int = 10_000, memory: MemoryBudget) {
        self.limit = limit
        share = MemoryShare(of: memory)
    }

    var count: Int { kept.count }
    var bytes: Int { share.bytes }

    /// The kept answer to `key`, unless it has expired.
    func answer(for key: Key, at now: Timestamp) -> Answer? {
        guard let answer = kept[key]?.answer, now < answer.expiry else { return nil }
        return answer
    }

    func keep(_ answer: Answer, for key: Key) {
        let footprint = Self.ownBytes + key.footprint + Footprint.of(answer.response)
        let place = firstPlace + keys.count - head
        let before = kept.updateValue(Kept(answer: answer, place: place, footprint: footprint), forKey: key)
        share.add(footprint - (before?.footprint ?? 0))
        keys.append(key)
        while keys.count - head > limit { _ = forgetOldest() }
    }

    /// Forgets the oldest answers until they took as many bytes; gives their number.
    func forgetOldest(bytes: Int) -> Int {
        let goal = share.bytes - bytes
        var count = 0
        while share.bytes > goal, head < keys.count { if forgetOldest() { count += 1 } }
        return count
    }

    /// Forgets the answer at the first place; false if its key has another place by now.
    private func forgetOldest() -> Bool {
        let (key, place) = (keys[head], firstPlace)
        head += 1
        firstPlace += 1
        // The queue is shifted only when half of it is free.
        if head > keys.count / 2, head > 1024 || head == keys.count {
            keys.removeFirst(head)
            head = 0
        }
        // Because an expired key may have been used again, an old place may no longer be its own.
        guard let answer = kept[key], answer.place == place else { return false }
        kept[key] = nil
        share.add(-answer.footprint)
        return true
    }

    // An entry of the table and one of the queue.
    private static let ownBytes = 320
}
