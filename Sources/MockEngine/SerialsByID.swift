/// The serials of resources by id: a table of the ids' hashes.
///
/// Whose serial it is, and whether it still lives, the store knows: so nothing is to be done here, where memory is cold,
/// when a resource goes.
struct SerialsByID {
    private struct Entry {
        let hash: Int
        /// Below 0 where the place is free.
        let serial: Int
        static let free = Entry(hash: 0, serial: -1)
    }

    // As many as a power of 2; an entry lies at the first place that was free from the one its hash names.
    private var entries = [Entry](repeating: .free, count: 16)
    private var usedPlaces = 0

    /// The serial that `id` was given and that is its, as `isIts` knows.
    func serial(of id: String, where isIts: (Int) -> Bool) -> Int? {
        let serial = entries[place(for: id.hashValue, where: isIts)].serial
        return serial < 0 ? nil : serial
    }

    /// Gives `serial` to `id`, and answers which one it had that is its; when the table is full, `isLiving` says what can go.
    mutating func update(
        _ id: String, to serial: Int, where isIts: (Int) -> Bool, isLiving: (Int) -> Bool
    ) -> Int? {
        if 4 * usedPlaces >= 3 * entries.count { forgetTheDead(isLiving) }
        let hash = id.hashValue
        let place = place(for: hash, where: isIts)
        let before = entries[place].serial
        entries[place] = Entry(hash: hash, serial: serial)
        if before >= 0 { return before }
        usedPlaces += 1
        return nil
    }

    private func place(for hash: Int, where isIts: (Int) -> Bool) -> Int {
        var place = hash & (entries.count - 1)
        while entries[place].serial >= 0, entries[place].hash != hash || !isIts(entries[place].serial) {
            place = (place + 1) & (entries.count - 1)
        }
        return place
    }

    /// Leaves room for as many as live, at least, before it is to be done again.
    private mutating func forgetTheDead(_ isLiving: (Int) -> Bool) {
        let living = entries.filter { $0.serial >= 0 && isLiving($0.serial) }
        var count = 16
        while count < 3 * living.count { count *= 2 }
        entries = Array(repeating: .free, count: count)
        for entry in living { entries[place(for: entry.hash) { _ in false }] = entry }
        usedPlaces = living.count
    }
}
