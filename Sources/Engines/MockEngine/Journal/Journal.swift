internal import Synchronization

/// The latest exchanges of a sandbox.
///
/// Each engine puts its own on a shelf of its own: so threads do not wait for each other's caches, and what makes room
/// goes back to the memory of the thread that it came from.
final class Journal: Sendable {
    let limits: JournalLimits
    private let shelves: [Shelf]
    private static let shelfCount = 4
    // Because every thread reads what is above and writes what is below.
    private let padding = InlineArray<16, UInt64>(repeating: 0)
    /// How many exchanges there were, those that were forgotten included.
    private let count = Atomic(0)

    init(_ limits: JournalLimits) {
        self.limits = limits
        shelves = (0..<Self.shelfCount).map { _ in Shelf() }
    }

    /// Adds what the engine at a place among those of the server answered.
    ///
    /// `exchange` is made where it is added, so that the numbers on a shelf ascend and the oldest is the first to go.
    func add(byEngine position: Int, _ exchange: (_ number: Int, JournalLimits) -> JournalEntry) {
        shelves[position % Self.shelfCount].ring.withLock { ring in
            ring.add(exchange(count.add(1, ordering: .relaxed).newValue, limits), limits)
        }
    }

    /// No more than there may be.
    var latestFirst: [JournalEntry] {
        let all = shelves.flatMap { shelf in shelf.ring.withLock { $0.exchanges } }
        return Array(all.sorted { $0.number > $1.number }.prefix(limits.exchanges))
    }

    /// Forgets the exchanges for which `isForgotten` holds, and says how many of those it showed they were.
    func remove(where isForgotten: @Sendable (JournalEntry) -> Bool) -> Int {
        let count = latestFirst.count(where: isForgotten)
        for shelf in shelves { shelf.ring.withLock { $0.remove(where: isForgotten, limits) } }
        return count
    }

    private final class Shelf: Sendable {
        let ring = Mutex(Ring())
        // Because shelves in the same line of a cache would be one shelf to it.
        private let padding = InlineArray<16, UInt64>(repeating: 0)
    }
}

/// The last exchanges that were added, in a row of places that is used again from its start.
private struct Ring {
    private var places: [JournalEntry?] = []
    /// How many have been added before the oldest that is kept, and altogether.
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

    mutating func remove(where isForgotten: (JournalEntry) -> Bool, _ limits: JournalLimits) {
        let kept = exchanges.filter { !isForgotten($0) }
        self = Ring()
        for exchange in kept { add(exchange, limits) }
    }
}
