/// The resources of one store by serial, in the order of creation, and by id.
///
/// Some last; of the others the oldest make room.
// Not copyable, so that nobody makes a copy to look something up.
struct ResourceTable: ~Copyable {
    /// Those that last; nil where one was removed.
    private var lasting: [Resource?] = []
    // Because the oldest go first, the others lie in a queue whose front is `firstSerial`; removed ones leave a gap.
    private var queue: [Resource?] = []
    private var head = 0
    private var firstSerial = 0
    /// How many there are that do not last.
    private(set) var count = 0
    private var slots = [Slot](repeating: .free, count: 16)
    private var usedSlots = 0

    /// An entry of the table of ids: at the first slot that was free from the one its hash names.
    ///
    /// There are as many slots as a power of 2. What has gone stays until the table is full, because a resource goes
    /// when the memory it was found by is cold.
    private struct Slot {
        let hash: Int
        /// Below 0 where the slot is free.
        let serial: Int
        static let free = Slot(hash: 0, serial: -1)
    }

    /// What the next resource is to be given.
    var nextSerial: Int { firstSerial + queue.count - head }

    /// Those that last.
    var seeds: [Resource] { lasting.compactMap(\.self) }

    /// Those that do not, the oldest first.
    var others: [Resource] { queue[head...].compactMap(\.self) }

    var oldestFirst: [Resource] { seeds + others }

    func latest(where fits: (Resource) -> Bool) -> Resource? {
        let latest = queue[head...].last { $0.map(fits) == true } ?? lasting.last { $0.map(fits) == true }
        return latest ?? nil
    }

    /// What has this serial; setting is for serials that something has.
    subscript(serial: Int) -> Resource? {
        get {
            if lasting.indices.contains(serial) { return lasting[serial] }
            let position = head + serial - firstSerial
            return queue.indices.contains(position) && position >= head ? queue[position] : nil
        }
        set {
            if lasting.indices.contains(serial) {
                lasting[serial] = newValue
            } else {
                queue[head + serial - firstSerial] = newValue
            }
        }
    }

    func serial(of id: String) -> Int? {
        let serial = slots[slot(of: id, hash: id.hashValue)].serial
        return serial < 0 ? nil : serial
    }

    /// Adds a resource with `nextSerial`, and answers which one had its id until now, if any; that is still there.
    mutating func add(_ resource: Resource) -> Resource? {
        if 4 * usedSlots >= 3 * slots.count { forgetWhatHasGone() }
        let hash = resource.id.hashValue
        let slot = slot(of: resource.id, hash: hash)
        let before = slots[slot].serial
        if before < 0 { usedSlots += 1 }
        slots[slot] = Slot(hash: hash, serial: resource.serial)
        queue.append(resource)
        count += 1
        return before < 0 ? nil : self[before]
    }

    /// Lets those there are now last.
    mutating func makeLasting() {
        (lasting, queue) = (queue, [])
        firstSerial = lasting.count
        count = 0
    }

    mutating func remove(_ serial: Int) {
        if !lasting.indices.contains(serial) { count -= 1 }
        self[serial] = nil
    }

    /// Removes the oldest of those that do not last.
    ///
    /// - Returns: Nil where it had been removed before.
    mutating func removeOldest() -> Resource? {
        let oldest = self[firstSerial]
        if oldest != nil { remove(firstSerial) }
        head += 1
        firstSerial += 1
        // Because shifting the array each time would cost as much as it is long.
        if head > queue.count / 2 && head > 1024 {
            queue.removeFirst(head)
            head = 0
        }
        return oldest
    }

    /// The slot that `id` has, or is to have.
    private func slot(of id: String, hash: Int) -> Int {
        var slot = hash & (slots.count - 1)
        while slots[slot].serial >= 0, slots[slot].hash != hash || self[slots[slot].serial]?.id != id {
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    /// Leaves slots for as many as there are, at least, before it is to be done again.
    private mutating func forgetWhatHasGone() {
        let living = slots.filter { $0.serial >= 0 && self[$0.serial] != nil }
        var count = 16
        while count < 3 * living.count { count *= 2 }
        slots = Array(repeating: .free, count: count)
        for entry in living {
            var slot = entry.hash & (count - 1)
            while slots[slot].serial >= 0 { slot = (slot + 1) & (count - 1) }
            slots[slot] = entry
        }
        usedSlots = living.count
    }
}
