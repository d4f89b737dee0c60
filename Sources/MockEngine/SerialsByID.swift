/// The serials of resources by id.
///
/// Taking the id of each resource that makes room out of a dictionary would cost as much as adding one, so ids go by
/// generations: when as many new ones have come as may live, those before them are gone.
struct SerialsByID {
    private let limit: Int
    private var lasting: [String: Int] = [:]
    private var young: [String: Int] = [:]
    private var old: [String: Int] = [:]

    /// `limit` is how many resources with ids that do not last may live at once.
    init(limit: Int) { self.limit = max(1, limit) }

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

    /// Keeps the ids there are now for good.
    mutating func makeLasting() {
        lasting.merge(young) { $1 }
        young = [:]
    }
}
