internal import Behaviour
internal import JSONModel

/// The resources of one collection in one sandbox: ordered by creation, bounded, found fast by key and indexes.
final class ResourceStore {
    /// A value that a member must have, or must not have; a list of values stands for any of them.
    typealias Criterion = (member: MemberName, value: JSON, isExcluded: Bool)

    private(set) var definition: ResourceCollection
    // Because the limit is for what is created, seeds lie apart; their serials come first.
    private var seeds: [Resource?] = []
    // Because the oldest go first, resources lie in a queue whose front is `firstSerial`; deleted ones leave a gap.
    private var queue: [Resource?] = []
    private var head = 0
    private var firstSerial = 0
    private var count = 0
    private var serials = SerialsByID()
    private var serialsByIndex: [MemberName: [JSON: [Int]]] = [:]
    private let keyMember: MemberName
    private var indexes: [MemberName] = []
    private var stateMember: MemberName?

    init(_ definition: ResourceCollection) {
        self.definition = definition
        keyMember = MemberName(definition.key)
        fill(definition.seed, [])
    }

    /// Makes the store hold `first`, which no limit counts, and then `others`, and nothing else.
    private func fill(_ first: [JSONObject], _ others: [JSONObject]) {
        (seeds, queue, head, firstSerial, count, serials) = ([], [], 0, 0, 0, SerialsByID())
        indexes = definition.indexes.map { MemberName($0) }
        stateMember = definition.lifecycle.map { MemberName($0.member) }
        serialsByIndex = Dictionary(indexes.map { ($0, [:]) }) { first, _ in first }
        for var seed in first { _ = add(&seed) }
        (seeds, queue) = (queue, [])
        firstSerial = seeds.count
        count = 0
        for var resource in others { _ = create(&resource) }
    }

    /// Whether the store can hold what `other` does without losing anything.
    func canServe(_ other: ResourceCollection) -> Bool { definition.name == other.name && definition.key == other.key }

    /// Goes on as the collection `new`, which its file says now.
    ///
    /// What requests have made or changed stays; seeds that they have not touched are those of `new`.
    func follow(_ new: ResourceCollection) {
        guard !definition.isSame(as: new) else { return }
        let pristine = Dictionary(
            ResourceStore(definition).seeds.compactMap(\.self).map { ($0.id, $0.members) }
        ) { first, _ in first }
        func isUntouched(_ resource: Resource) -> Bool { pristine[resource.id] == resource.members }
        let kept = seeds.compactMap(\.self).filter { !isUntouched($0) }
        let created = queue[head...].compactMap(\.self)
        let taken = Set((kept + created).map(\.id))
        let deleted = Set(pristine.keys.filter { self[$0] == nil })
        let fresh = ResourceStore(new).seeds.compactMap(\.self).filter { seed in
            // Because a seed that requests have deleted comes back only as another.
            !taken.contains(seed.id) && !(deleted.contains(seed.id) && pristine[seed.id] == seed.members)
        }
        definition = new
        fill(kept.map(\.members) + fresh.map(\.members), created.map(\.members))
    }

    /// Adds a resource, in its initial state if the collection has states.
    ///
    /// An earlier one of the same id is replaced. `members` are given back with the initial state, so that nobody else
    /// holds them while they change. The resource that made room is handed over because letting it go takes longer
    /// than all else here, and can be done when no request waits for the store.
    func create(_ members: inout JSONObject) -> (created: Resource, evicted: Resource?)? {
        guard let resource = add(&members) else { return nil }
        var evicted: Resource?
        while count > definition.limit { evicted = removeOldest() }
        return (resource, evicted)
    }

    private func add(_ members: inout JSONObject) -> Resource? {
        if let lifecycle = definition.lifecycle, let stateMember, members[stateMember] == nil {
            members.appendDistinct(stateMember, .string(lifecycle.initial))
        }
        guard let key = members[keyMember] else { return nil }
        let id = Resource.id(of: key)
        let resource = Resource(serial: firstSerial + queue.count - head, id: id, members: members)
        let before = serials.update(
            id, to: resource.serial, where: { self[serial: $0]?.id == id }, isLiving: { self[serial: $0] != nil })
        if let before { remove(serial: before) }
        count += 1
        queue.append(resource)
        index(resource)
        return resource
    }

    subscript(id: String) -> Resource? { serial(of: id).flatMap { self[serial: $0] } }

    private func serial(of id: String) -> Int? { serials.serial(of: id) { self[serial: $0]?.id == id } }

    /// Every resource, the latest first.
    var latestFirst: [Resource] { (seeds + queue[head...]).reversed().compactMap(\.self) }

    /// The latest resource that fits.
    func latest(where criteria: [Criterion]) -> Resource? {
        for criterion in criteria where criterion.member == keyMember && !criterion.isExcluded {
            if let keys = criterion.value.arrayValue {
                let found = keys.compactMap { self[Resource.id(of: $0)] }
                return found.filter { Self.fits($0, criteria) }.max { $0.serial < $1.serial }
            }
            guard let resource = self[Resource.id(of: criterion.value)] else { return nil }
            return Self.fits(resource, criteria) ? resource : nil
        }
        if let serials = indexedSerials(criteria) {
            return serials.reversed().lazy.compactMap { self[serial: $0] }.first { Self.fits($0, criteria) }
        }
        func firstFitting(_ resources: ArraySlice<Resource?>) -> Resource? {
            resources.reversed().lazy.compactMap(\.self).first { Self.fits($0, criteria) }
        }
        return firstFitting(queue[head...]) ?? firstFitting(seeds[...])
    }

    /// Every resource that fits, the oldest first.
    func all(where criteria: [Criterion]) -> [Resource] {
        if let key = criteria.first(where: { $0.member == keyMember && !$0.isExcluded }) {
            let ids = (key.value.arrayValue ?? [key.value]).map { Resource.id(of: $0) }
            return fitting(ids.compactMap { serial(of: $0) }, criteria)
        }
        if let serials = indexedSerials(criteria) { return fitting(serials, criteria) }
        return (seeds + queue[head...]).compactMap(\.self).filter { Self.fits($0, criteria) }
    }

    /// Those of `serials` that fit, each once, in the order of creation.
    private func fitting(_ serials: [Int], _ criteria: [Criterion]) -> [Resource] {
        Set(serials).sorted().compactMap { self[serial: $0] }.filter { Self.fits($0, criteria) }
    }

    /// What an index holds for one of the criteria; nil where no index can help.
    private func indexedSerials(_ criteria: [Criterion]) -> [Int]? {
        let indexed = criteria.first {
            !$0.isExcluded && serialsByIndex[$0.member] != nil && $0.value.arrayValue == nil
        }
        return indexed.map { serialsByIndex[$0.member]?[$0.value] ?? [] }
    }

    /// Sets members of the resource `id`; those not named keep their values.
    func update(_ id: String, _ changes: JSONObject) -> Resource? {
        guard let serial = serial(of: id), let before = self[serial: serial] else { return nil }
        var members = before.members
        for change in changes.members where change.name != definition.key { members[change.name] = change.value }
        let resource = Resource(serial: serial, id: id, members: members)
        self[serial: serial] = resource
        // Because lists hold their serials in the order of creation, only values that changed are indexed anew.
        if indexes.contains(where: { before.members[$0] != resource.members[$0] }) {
            unindex(before)
            index(resource)
        }
        return resource
    }

    func delete(_ id: String) {
        if let serial = serial(of: id) { remove(serial: serial) }
    }

    private static func fits(_ resource: Resource, _ criteria: [Criterion]) -> Bool {
        for criterion in criteria {
            guard let found = resource.members[criterion.member] else {
                if criterion.isExcluded { continue }
                return false
            }
            let agrees = found == criterion.value || criterion.value.arrayValue?.contains(found) == true
            if agrees == criterion.isExcluded { return false }
        }
        return true
    }

    /// What has this serial; setting is for serials that something has.
    private subscript(serial serial: Int) -> Resource? {
        get {
            if seeds.indices.contains(serial) { return seeds[serial] }
            let position = head + serial - firstSerial
            return queue.indices.contains(position) && position >= head ? queue[position] : nil
        }
        set {
            if seeds.indices.contains(serial) {
                seeds[serial] = newValue
            } else {
                queue[head + serial - firstSerial] = newValue
            }
        }
    }

    @discardableResult private func remove(serial: Int) -> Resource? {
        guard let resource = self[serial: serial] else { return nil }
        if !seeds.indices.contains(serial) { count -= 1 }
        self[serial: serial] = nil
        unindex(resource)
        return resource
    }

    /// What it was; nil where it had been deleted.
    private func removeOldest() -> Resource? {
        let oldest = remove(serial: firstSerial)
        head += 1
        firstSerial += 1
        // Because shifting the array each time would cost as much as it is long.
        if head > queue.count / 2 && head > 1024 {
            queue.removeFirst(head)
            head = 0
        }
        return oldest
    }

    private func index(_ resource: Resource) {
        for member in indexes {
            guard let value = resource.members[member] else { continue }
            // Because whoever holds a list while it grows makes a copy of it, no more is taken than two numbers.
            let (length, last) = serialsByIndex[member]?[value].map { ($0.count, $0.last ?? -1) } ?? (0, -1)
            if last >= resource.serial {
                reindex(resource.serial, member, value)
                continue
            }
            if length > 2 * definition.limit + seeds.count {
                let live = serialsByIndex[member]?[value]?.filter { indexes(serial: $0, member, value) }
                serialsByIndex[member]?[value] = live
            }
            serialsByIndex[member]?[value, default: []].append(resource.serial)
        }
    }

    /// Puts an older resource, which has a value anew, at its place in the order of creation.
    private func reindex(_ serial: Int, _ member: MemberName, _ value: JSON) {
        guard let place = serialsByIndex[member]?[value]?.firstIndex(where: { $0 >= serial }),
            serialsByIndex[member]?[value]?[place] != serial
        else { return }
        serialsByIndex[member]?[value]?.insert(serial, at: place)
    }

    /// Forgets what an index holds of `resource`, which is no longer there.
    ///
    /// Because searching a long list costs more than skipping what is gone when looking up, serials go only from its end.
    private func unindex(_ resource: Resource) {
        for member in indexes {
            guard let value = resource.members[member] else { continue }
            while let last = serialsByIndex[member]?[value]?.last, !indexes(serial: last, member, value) {
                serialsByIndex[member]?[value]?.removeLast()
            }
            if serialsByIndex[member]?[value]?.isEmpty == true { serialsByIndex[member]?[value] = nil }
        }
    }

    private func indexes(serial: Int, _ member: MemberName, _ value: JSON) -> Bool {
        self[serial: serial]?.members[member] == value
    }
}
