internal import Behaviour
internal import JSONModel

/// The resources of one collection in one sandbox: ordered by creation, bounded, found fast by key and indexes.
struct ResourceStore {
    let definition: ResourceCollection
    // Because the oldest go first, resources lie in a queue whose front is `firstSerial`; deleted ones leave a gap.
    private var queue: [Resource?] = []
    private var head = 0
    private var firstSerial = 0
    private var serialById: [String: Int] = [:]
    private var serialsByIndex: [String: [JSON: [Int]]] = [:]

    init(_ definition: ResourceCollection) {
        self.definition = definition
        for member in definition.indexes { serialsByIndex[member] = [:] }
    }

    /// Adds a resource, in its initial state if the collection has states. An earlier one of the same id is replaced.
    mutating func create(_ members: JSONObject) -> Resource? {
        var members = members
        if let lifecycle = definition.lifecycle, members[lifecycle.member] == nil {
            members[lifecycle.member] = .string(lifecycle.initial)
        }
        guard let key = members[definition.key] else { return nil }
        let id = Resource.id(of: key)
        if let old = serialById[id] { remove(serial: old) }
        let resource = Resource(serial: firstSerial + queue.count - head, id: id, members: members)
        queue.append(resource)
        serialById[id] = resource.serial
        index(resource)
        while serialById.count > definition.limit { removeOldest() }
        return resource
    }

    subscript(id: String) -> Resource? { serialById[id].flatMap { self[serial: $0] } }

    /// Every resource, the latest first.
    var latestFirst: [Resource] { queue[head...].reversed().compactMap(\.self) }

    /// The latest resource whose members have the given values; a list of values stands for any of them.
    func latest(where criteria: [(member: String, value: JSON)]) -> Resource? {
        if let key = criteria.first(where: { $0.member == definition.key && $0.value.arrayValue == nil }) {
            return self[Resource.id(of: key.value)].flatMap { Self.fits($0, criteria) ? $0 : nil }
        }
        if let criterion = criteria.first(where: { serialsByIndex[$0.member] != nil && $0.value.arrayValue == nil }) {
            let serials = serialsByIndex[criterion.member]?[criterion.value] ?? []
            return serials.reversed().lazy.compactMap { self[serial: $0] }.first { Self.fits($0, criteria) }
        }
        return queue[head...].reversed().lazy.compactMap(\.self).first { Self.fits($0, criteria) }
    }

    /// Sets members of the resource `id`; those not named keep their values.
    mutating func update(_ id: String, _ changes: JSONObject) -> Resource? {
        guard let serial = serialById[id], var resource = self[serial: serial] else { return nil }
        let before = resource
        for change in changes.members where change.name != definition.key {
            resource.members[change.name] = change.value
        }
        queue[head + serial - firstSerial] = resource
        // Because lists hold their serials in the order of creation, only values that changed are indexed anew.
        if definition.indexes.contains(where: { before.members[$0] != resource.members[$0] }) {
            unindex(before)
            index(resource)
        }
        return resource
    }

    mutating func delete(_ id: String) {
        if let serial = serialById[id] { remove(serial: serial) }
    }

    private static func fits(_ resource: Resource, _ criteria: [(member: String, value: JSON)]) -> Bool {
        criteria.allSatisfy { criterion in
            guard let found = resource.members[criterion.member] else { return false }
            if found == criterion.value { return true }
            return criterion.value.arrayValue?.contains(found) ?? false
        }
    }

    private subscript(serial serial: Int) -> Resource? {
        let position = head + serial - firstSerial
        return queue.indices.contains(position) && position >= head ? queue[position] : nil
    }

    private mutating func remove(serial: Int) {
        guard let resource = self[serial: serial] else { return }
        serialById[resource.id] = nil
        queue[head + serial - firstSerial] = nil
        unindex(resource)
    }

    private mutating func removeOldest() {
        guard head < queue.count else { return }
        remove(serial: firstSerial)
        head += 1
        firstSerial += 1
        // Because shifting the array each time would cost as much as it is long.
        if head > queue.count / 2 && head > 1024 {
            queue.removeFirst(head)
            head = 0
        }
    }

    private mutating func index(_ resource: Resource) {
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
    private mutating func unindex(_ resource: Resource) {
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
