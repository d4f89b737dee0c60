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

    init(_ limits: JournalLimits) {
        self.limits = limits
        shelves = (0..<Self.shelfCount).map { _ in Shelf() }
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
    var latestFirst: [JournalEntry] {
        let all = shelves.flatMap { shelf in shelf.ring.withLock { $0.exchanges } }
        return Array(all.sorted { $0.number > $1.number }.prefix(limits.exchanges))
    }

    /// The number of exchanges so far, including those that were removed.
    var exchangeCount: Int { count.load(ordering: .relaxed) }

    /// The number of exchanges that were removed on request.
    var removedCount: Int { removed.load(ordering: .relaxed) }

    /// Removes the exchanges for which `isForgotten` holds; gives the number of those that were visible.
    func remove(where isForgotten: @Sendable (JournalEntry) -> Bool) -> Int {
        let count = latestFirst.count(where: isForgotten)
        for shelf in shelves {
            removed.add(shelf.ring.withLock { $0.remove(where: isForgotten, limits) }, ordering: .relaxed)
        }
        return count
    }

    private final class Shelf: Sendable {
        let ring = Locked(Ring())
        // Padding, so that no two rings share a line of the cache.
        private let padding = InlineArray<16, UInt64>(repeating: 0)
    }
}

/// The latest exchanges in a ring buffer.
private struct Ring {
    private var places: [JournalEntry?] = []
    /// The numbers of exchanges added before the oldest one kept, and in all.
    private var first = 0
    private var end = 0
    private var bytes = 0

    /// The oldest first.
    var exchanges: [JournalEntry] { (first..<end).compactMap { places[$0 % places.count] } }

    mutating func add(_ exchange: JournalEntry, _ limits: JournalLimits) {
        bytes += exchange.keptBytes
        if places.count < limits.exchanges {
            places.append(exchange)
        } else {
            let place = end % places.count
            bytes -= places[place]?.keptBytes ?? 0
            places[place] = exchange
            first = max(first, end + 1 - places.count)
        }
        end += 1
        while bytes > limits.totalBytes, end - first > 1 {
            let place = first % places.count
            bytes -= places[place]?.keptBytes ?? 0
            places[place] = nil
            first += 1
        }
    }

    /// Returns the number of removed exchanges.
    mutating func remove(where isForgotten: (JournalEntry) -> Bool, _ limits: JournalLimits) -> Int {
        let all = exchanges
        let kept = all.filter { !isForgotten($0) }
        self = Ring()
        for exchange in kept { add(exchange, limits) }
        return all.count - kept.count
    }
}
