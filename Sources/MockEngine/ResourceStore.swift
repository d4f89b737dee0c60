internal import Behaviour
internal import JSONModel

/// The resources of one collection in one sandbox: ordered by creation, bounded, found fast by key and indexes.
final class ResourceStore {
    let definition: ResourceCollection
    // Because the oldest go first, resources lie in a queue whose front is `firstSerial`; deleted ones leave a gap.
    private var queue: [Resource?] = []
    private var head = 0
    private var firstSerial = 0
    private var count = 0
    // Because taking a key out of a dictionary costs more than leaving it, those of the oldest go all at once.
    private var serialById: [String: Int] = [:]
    private var serialsByIndex: [String: [JSON: [Int]]] = [:]

    init(_ definition: ResourceCollection) {
        self.definition = definition
        for member in definition.indexes { serialsByIndex[member] = [:] }
        for var seed in definition.seed { _ = create(&seed) }
    }

    /// Adds a resource, in its initial state if the collection has states.
    ///
    /// An earlier one of the same id is replaced. `members` are given back with the initial state, so that nobody else
    /// holds them while they change.
    func create(_ members: inout JSONObject) -> Resource? {
        if let lifecycle = definition.lifecycle, members[lifecycle.member] == nil {
            members[lifecycle.member] = .string(lifecycle.initial)
        }
        guard let key = members[definition.key] else { return nil }
        let id = Resource.id(of: key)
        let resource = Resource(serial: firstSerial + queue.count - head, id: id, members: members)
        if let old = serialById.updateValue(resource.serial, forKey: id) { remove(serial: old) }
        count += 1
        queue.append(resource)
        index(resource)
        while count > definition.limit { removeOldest() }
        return resource
    }

    subscript(id: String) -> Resource? { serialById[id].flatMap { self[serial: $0] } }

    /// Every resource, the latest first.
    var latestFirst: [Resource] { queue[head...].reversed().compactMap(\.self) }

    /// The latest resource whose members have the given values; a list of values stands for any of them.
    func latest(where criteria: [(member: String, value: JSON)]) -> Resource? {
        for criterion in criteria where criterion.member == definition.key {
            if let keys = criterion.value.arrayValue {
                let found = keys.compactMap { self[Resource.id(of: $0)] }
                return found.filter { Self.fits($0, criteria) }.max { $0.serial < $1.serial }
            }
            guard let resource = self[Resource.id(of: criterion.value)] else { return nil }
            return Self.fits(resource, criteria) ? resource : nil
        }
        if let criterion = criteria.first(where: { serialsByIndex[$0.member] != nil && $0.value.arrayValue == nil }) {
            let serials = serialsByIndex[criterion.member]?[criterion.value] ?? []
            return serials.reversed().lazy.compactMap { self[serial: $0] }.first { Self.fits($0, criteria) }
        }
        return queue[head...].reversed().lazy.compactMap(\.self).first { Self.fits($0, criteria) }
    }

    /// Sets members of the resource `id`; those not named keep their values.
    func update(_ id: String, _ changes: JSONObject) -> Resource? {
        guard let serial = serialById[id], let before = self[serial: serial] else { return nil }
        var members = before.members
        for change in changes.members where change.name != definition.key { members[change.name] = change.value }
        let resource = Resource(serial: serial, id: id, members: members)
        queue[head + serial - firstSerial] = resource
        // Because lists hold their serials in the order of creation, only values that changed are indexed anew.
        if definition.indexes.contains(where: { before.members[$0] != resource.members[$0] }) {
            unindex(before)
            index(resource)
        }
        return resource
    }

    func delete(_ id: String) {
        if let serial = serialById.removeValue(forKey: id) { remove(serial: serial) }
    }

    private static func fits(_ resource: Resource, _ criteria: [(member: String, value: JSON)]) -> Bool {
        for criterion in criteria {
            guard let found = resource.members[criterion.member] else { return false }
            if found == criterion.value || criterion.value.arrayValue?.contains(found) == true { continue }
            return false
        }
        return true
    }

    private subscript(serial serial: Int) -> Resource? {
        let position = head + serial - firstSerial
        return queue.indices.contains(position) && position >= head ? queue[position] : nil
    }

    private func remove(serial: Int) {
        guard let resource = self[serial: serial] else { return }
        count -= 1
        queue[head + serial - firstSerial] = nil
        unindex(resource)
    }

    private func removeOldest() {
        guard head < queue.count else { return }
        remove(serial: firstSerial)
        head += 1
        firstSerial += 1
        if serialById.count > 2 * definition.limit + 64 { forgetOldIds() }
        // Because shifting the array each time would cost as much as it is long.
        if head > queue.count / 2 && head > 1024 {
            queue.removeFirst(head)
            head = 0
        }
    }

    private func forgetOldIds() {
        var live: [String: Int] = [:]
        live.reserveCapacity(serialById.count)
        for case let resource? in queue[head...] { live[resource.id] = resource.serial }
        serialById = live
    }

    private func index(_ resource: Resource) {
        for member in definition.indexes {
            guard let value = resource.members[member] else { continue }
            let isCrowded = (serialsByIndex[member]?[value]?.count ?? 0) > 2 * definition.limit
            if isCrowded {
                let live = serialsByIndex[member]?[value]?.filter { indexes(serial: $0, member, value) }
                serialsByIndex[member]?[value] = live
            }
            serialsByIndex[member]?[value, default: []].append(resource.serial)
        }
    }

    /// Forgets what an index holds of `resource`, which is no longer there.
    ///
    /// Because searching a long list costs more than skipping what is gone when looking up, serials go only from its end.
    private func unindex(_ resource: Resource) {
        for member in definition.indexes {
            guard let value = resource.members[member] else { continue }
            while let last = serialsByIndex[member]?[value]?.last, !indexes(serial: last, member, value) {
                serialsByIndex[member]?[value]?.removeLast()
            }
            if serialsByIndex[member]?[value]?.isEmpty == true { serialsByIndex[member]?[value] = nil }
        }
    }

    private func indexes(serial: Int, _ member: String, _ value: JSON) -> Bool {
        self[serial: serial]?.members[member] == value
    }
}
