/// Elements with deadlines, the earliest first: a binary heap.
struct DeadlineQueue<Element> {
    private var entries: [(deadline: ContinuousClock.Instant, element: Element)] = []

    /// The earliest deadline; nil when there is none.
    var nextDeadline: ContinuousClock.Instant? { entries.first?.deadline }

    mutating func insert(_ element: Element, deadline: ContinuousClock.Instant) {
        entries.append((deadline, element))
        var child = entries.count - 1
        while child > 0, entries[child].deadline < entries[(child - 1) / 2].deadline {
            entries.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Removes and returns the earliest element with a deadline up to `now`; nil when there is none.
    mutating func removeFirst(dueAt now: ContinuousClock.Instant) -> Element? {
        guard let first = entries.first, first.deadline <= now else { return nil }
        entries.swapAt(0, entries.count - 1)
        entries.removeLast()
        sink()
        return first.element
    }

    var count: Int { entries.count }

    /// Removes the elements that `isKept` rejects.
    mutating func keep(where isKept: (Element) -> Bool) {
        let kept = entries.filter { isKept($0.element) }
        self = DeadlineQueue()
        for entry in kept { insert(entry.element, deadline: entry.deadline) }
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var earliest = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
                if entries[child].deadline < entries[earliest].deadline { earliest = child }
            }
            if earliest == parent { return }
            entries.swapAt(parent, earliest)
            parent = earliest
        }
    }
}
