/// The serials of resources by id.
///
/// Taking the id of each resource that makes room out of a dictionary would cost as much as adding one, so ids go by
/// generations: when as many new ones have come as may live, those before them are gone.
struct SerialsByID {
    /// How many ids may be young: as many resources as may live at once.
    private var limit = Int.max
    private var lasting: [String: Int] = [:]
    private var young: [String: Int] = [:]
    private var old: [String: Int] = [:]

    /// The serial the id was last given; what had it may be gone.
    subscript(id: String) -> Int? { young[id] ?? old[id] ?? lasting[id] }

    /// Gives `serial` to `id`, and answers which one it had.
    mutating func update(_ id: String, to serial: Int) -> Int? {
        let before = young.updateValue(serial, forKey: id) ?? old[id] ?? lasting[id]
        if young.count > limit {
            swap(&young, &old)
            young.removeAll(keepingCapacity: true)
        }
        return before
    }

    mutating func remove(_ id: String) -> Int? {
        let serial = self[id]
        young[id] = nil
        old[id] = nil
        lasting[id] = nil
        return serial
    }

    /// Keeps the ids there are now for good; of resources that get theirs later, `limit` may live at once.
    mutating func makeLasting(butLater limit: Int) {
        (lasting, young) = (young, [:])
        self.limit = max(1, limit)
    }
}
