internal import Synchronization
internal import Threads

/// The latest exchanges of a sandbox.
///
/// Each engine adds to a ring of its own, so that threads share no memory here.
final class Journal: Sendable {
    let limits: JournalLimits
    private let shelves: [Shelf]
    private static let shelfCount = 4
    // Every thread reads the members above and writes those below, so they are kept on different cache lines.
    private let padding = InlineArray<16, UInt64>(repeating: 0)
    /// The number of exchanges so far, including those that were removed.
    private let count = Atomic(0)
    private let removed = Atomic(0)

    init(_ limits: JournalLimits, memory: MemoryBudget) {
        self.limits = limits
        shelves = (0..<Self.shelfCount).map { _ in Shelf(memory) }
    }

    /// Adds an exchange of the engine at `position`.
    ///
    /// `exchange` is called inside the lock, so that the numbers in a ring ascend and the oldest is the first to go.
    func add(byEngine position: Int, _ exchange: (_ number: Int, JournalLimits) -> JournalEntry) {
        shelves[position % Self.shelfCount].ring.withLock { ring in
            ring.add(exchange(count.add(1, ordering: .relaxed).newValue, limits), limits)
        }
    }

    /// At most as many as the limit allows.
    var latestFirst: [JournalEntry] { Array(allLatestFirst.prefix(limits.exchanges)) }

    /// Also those beyond the limit, because each ring alone keeps as many as the limit allows.
    private var allLatestFirst: [JournalEntry] {
        shelves.flatMap { shelf in shelf.ring.withLock { $0.exchanges } }.sorted { $0.number > $1.number }
    }

    /// The number of exchanges so far, including those that were removed.
    var exchangeCount: Int { count.load(ordering: .relaxed) }

    /// The number of exchanges that were removed on request.
    var removedCount: Int { removed.load(ordering: .relaxed) }

    /// The number of exchanges that are no longer shown because there was no room for them.
    var droppedCount: Int { max(0, exchangeCount - removedCount - latestFirst.count) }

    /// The bytes that the exchanges take.
    var bytes: Int { shelves.reduce(0) { sum, shelf in sum + shelf.ring.withLock { $0.bytes } } }

    /// Removes the latest `limit` exchanges of those that `isChosen`; gives the number of those that were shown.
    func remove(latest limit: Int, where isChosen: (JournalEntry) -> Bool) -> Int {
        let all = allLatestFirst
        let chosen = all.enumerated().filter { isChosen($0.element) }.prefix(limit)
        let numbers = Set(chosen.map(\.element.number))
        for shelf in shelves {
            removed.add(shelf.ring.withLock { $0.remove({ numbers.contains($0.number) }, limits) }, ordering: .relaxed)
        }
        return chosen.count { $0.offset < limits.exchanges }
    }

    /// Forgets the oldest exchanges, until they took as many bytes; gives their number.
    func forgetOldest(bytes: Int) -> Int {
        var rest = bytes
        let oldest = allLatestFirst.reversed().prefix { exchange in
            defer { rest -= exchange.footprint }
            return rest > 0
        }
        guard let last = oldest.last?.number else { return 0 }
        return shelves.reduce(0) { sum, shelf in sum + shelf.ring.withLock { $0.remove({ $0.number <= last }, limits) }
        }
    }

    /// Judges the exchanges of APIs that were replaced, so that the memory of these APIs can be freed.
    func settle() {
        let unsettled = allLatestFirst.filter { !$0.isSettled }
        guard !unsettled.isEmpty else { return }
        // Outside of the locks, because judging takes about as long as answering.
        let settled = Dictionary(uniqueKeysWithValues: unsettled.map { ($0.number, JournalEntry(settling: $0)) })
        for shelf in shelves { shelf.ring.withLock { $0.replace(settled) } }
    }

    private final class Shelf: Sendable {
        let ring: Locked<Ring>
        // Padding, so that no two rings share a line of the cache.
        private let padding = InlineArray<16, UInt64>(repeating: 0)

        init(_ memory: MemoryBudget) { ring = Locked(Ring(memory)) }
    }
}

/// The latest exchanges in a ring buffer.
private struct Ring: ~Copyable {
    private var places: [JournalEntry?] = []
    /// The numbers of exchanges added before the oldest one kept, and in all.
    private var first = 0
    private var end = 0
    private var bodyBytes = 0
    private var share: MemoryShare

    init(_ memory: MemoryBudget) { share = MemoryShare(of: memory) }

    var bytes: Int { share.bytes }

    /// The oldest first.
    var exchanges: [JournalEntry] { (first..<end).compactMap { places[$0 % places.count] } }

    mutating func add(_ exchange: JournalEntry, _ limits: JournalLimits) {
        var growth = exchange.footprint
        bodyBytes += exchange.keptBytes
        if places.count < limits.exchanges {
            places.append(exchange)
        } else {
            growth -= empty(end)
            places[end % places.count] = exchange
            first = max(first, end + 1 - places.count)
        }
        end += 1
        while bodyBytes > limits.totalBytes, end - first > 1 {
            growth -= empty(first)
            first += 1
        }
        share.add(growth)
    }

    /// Empties a place; gives the bytes of the exchange that it had.
    private mutating func empty(_ number: Int) -> Int {
        let place = number % places.count
        guard let exchange = places[place] else { return 0 }
        bodyBytes -= exchange.keptBytes
        places[place] = nil
        return exchange.footprint
    }

    /// Returns the number of removed exchanges.
    mutating func remove(_ isChosen: (JournalEntry) -> Bool, _ limits: JournalLimits) -> Int {
        let all = exchanges
        let kept = all.filter { !isChosen($0) }
        guard kept.count < all.count else { return 0 }
        (places, first, end, bodyBytes) = ([], 0, 0, 0)
        share.giveBack()
        for exchange in kept { add(exchange, limits) }
        return all.count - kept.count
    }

    /// Puts others in the place of the exchanges with their numbers.
    mutating func replace(_ others: [Int: JournalEntry]) {
        for number in first..<end {
            let place = number % places.count
            guard let before = places[place], let other = others[before.number] else { continue }
            places[place] = other
            share.add(other.footprint - before.footprint)
        }
    }
}
