/// The resources of one store by serial, in the order of creation, and by id.
///
/// Some are kept forever. Of the others, the oldest is forgotten first.
// Not copyable, so that no lookup makes a copy.
struct ResourceTable: ~Copyable {
    /// The ones kept forever; nil where one was removed.
    private var lasting: [Resource?] = []
    // The others in a queue that starts at `firstSerial`, with gaps for removed ones.
    private var queue: [Resource?] = []
    private var head = 0
    private var firstSerial = 0
    /// The number of others.
    private(set) var count = 0
    private var slots = [Slot](repeating: .free, count: 16)
    private var usedSlots = 0

    /// An entry of the table of ids, at the first free slot from the one that its hash gives.
    ///
    /// The number of slots is a power of 2. Slots of removed resources are kept until the table is full.
    private struct Slot {
        let hash: Int
        /// Negative if the slot is free.
        let serial: Int
        static let free = Slot(hash: 0, serial: -1)
    }

    /// The serial of the next resource.
    var nextSerial: Int { firstSerial + queue.count - head }

    /// The ones kept forever.
    var seeds: [Resource] { lasting.compactMap(\.self) }

    /// The others, the oldest first.
    var others: [Resource] { queue[head...].compactMap(\.self) }

    var oldestFirst: [Resource] { seeds + others }

    func latest(where fits: (Resource) -> Bool) -> Resource? {
        let latest = queue[head...].last { $0.map(fits) == true } ?? lasting.last { $0.map(fits) == true }
        return latest ?? nil
    }

    /// The resource with this serial.
    ///
    /// Setting is allowed for serials in use.
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

    /// Adds a resource with `nextSerial`; gives the resource that had its id so far, which stays in the table.
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

    /// Keeps the present resources forever.
    mutating func makeLasting() {
        (lasting, queue) = (queue, [])
        firstSerial = lasting.count
        count = 0
    }

    mutating func remove(_ serial: Int) {
        if !lasting.indices.contains(serial) { count -= 1 }
        self[serial] = nil
    }

    /// Removes the oldest of the others.
    ///
    /// - Returns: Nil when it had been removed before.
    mutating func removeOldest() -> Resource? {
        let oldest = self[firstSerial]
        if oldest != nil { remove(firstSerial) }
        head += 1
        firstSerial += 1
        // The queue is shifted only when half of it is free.
        if head > queue.count / 2 && head > 1024 {
            queue.removeFirst(head)
            head = 0
        }
        return oldest
    }

    /// The slot of `id`, or the free slot for it.
    private func slot(of id: String, hash: Int) -> Int {
        var slot = hash & (slots.count - 1)
        while slots[slot].serial >= 0, slots[slot].hash != hash || self[slots[slot].serial]?.id != id {
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    /// Rebuilds the table without removed resources, with room for at least as many again.
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
