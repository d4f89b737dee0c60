internal import Behaviour
internal import JSONModel

/// The resources of one collection in one sandbox: in the order of creation, limited, indexed by key and other members.
final class ResourceStore {
    /// A value that a member must have, or must not have.
    ///
    /// A list stands for any of its elements.
    typealias Criterion = (member: MemberName, value: JSON, isExcluded: Bool)

    private(set) var definition: ResourceCollection
    /// Seeds are never forgotten; the limit is for other resources.
    private var resources = ResourceTable()
    private var serialsByIndex: [MemberName: [JSON: [Int]]] = [:]
    private let keyMember: MemberName
    private var indexes: [MemberName] = []
    private(set) var initialState: (member: MemberName, value: JSON)?
    private var share: MemoryShare

    init(_ definition: ResourceCollection, memory: MemoryBudget) {
        self.definition = definition
        share = MemoryShare(of: memory)
        keyMember = MemberName(definition.key)
        fill(definition.seed, [])
    }

    /// Replaces the content by `first`, which does not count for the limit, and `others`.
    private func fill(_ first: [JSONObject], _ others: [JSONObject]) {
        share.giveBack()
        resources = ResourceTable()
        indexes = definition.indexes.map { MemberName($0) }
        initialState = definition.lifecycle.map { (MemberName($0.member), .string($0.initial)) }
        serialsByIndex = Dictionary(indexes.map { ($0, [:]) }) { first, _ in first }
        for var seed in first { share.add(add(&seed)?.footprint ?? 0) }
        resources.makeLasting()
        // A reloaded file may have other states, so they are not checked.
        for var resource in others { _ = insert(&resource) }
    }

    /// Whether the store can take over the resources of `other` without loss.
    func canServe(_ other: ResourceCollection) -> Bool { definition.name == other.name && definition.key == other.key }

    /// Continues as the collection `new`, read from the file again.
    ///
    /// Resources that requests have made or changed stay. Untouched seeds are replaced by those of `new`.
    func follow(_ new: ResourceCollection) {
        guard !definition.isSame(as: new) else { return }
        let pristine = Dictionary(
            ResourceStore(definition, memory: share.budget).resources.seeds.map { ($0.id, $0.members) }
        ) { first, _ in first }
        func isUntouched(_ resource: Resource) -> Bool { pristine[resource.id] == resource.members }
        let kept = resources.seeds.filter { !isUntouched($0) }
        let created = resources.others
        let taken = Set((kept + created).map(\.id))
        let deleted = Set(pristine.keys.filter { self[$0] == nil })
        let fresh = ResourceStore(new, memory: share.budget).resources.seeds.filter { seed in
            // A seed that requests have deleted comes back only if it has changed.
            !taken.contains(seed.id) && !(deleted.contains(seed.id) && pristine[seed.id] == seed.members)
        }
        definition = new
        fill(kept.map(\.members) + fresh.map(\.members), created.map(\.members))
    }

    /// Adds a resource, in its initial state if the collection has states.
    ///
    /// It replaces one with the same id. `members` return with the initial state, so that nobody else holds them while
    /// they change. The resource that was forgotten is returned, so that the caller can release it after the sandbox
    /// was given back.
    func create(_ members: inout JSONObject) -> Result<Creation, ChangeFailure> {
        if let unknown = unknownState(in: members) { return .failure(unknown) }
        return insert(&members).map { .success($0) } ?? .failure(.noKey)
    }

    /// Adds a resource without checking its state; nil if it has no key.
    private func insert(_ members: inout JSONObject) -> Creation? {
        guard let resource = add(&members) else { return nil }
        var evicted: Resource?
        // Together, because a new resource is mostly as large as the evicted one: then the budget need not be told.
        var growth = resource.footprint
        while resources.count > definition.limit {
            evicted = takeOldest()
            growth -= evicted?.footprint ?? 0
        }
        share.add(growth)
        return Creation(created: resource, evicted: evicted)
    }

    /// Removes the oldest that is no seed; nil when it had been removed before.
    ///
    /// The caller takes its bytes from the share.
    private func takeOldest() -> Resource? {
        guard let oldest = resources.removeOldest() else { return nil }
        unindex(oldest)
        return oldest
    }

    /// Forgets the oldest resources until they took as many bytes; gives their number.
    ///
    /// Seeds are kept.
    func forgetOldest(bytes: Int) -> Int {
        let goal = share.bytes - bytes
        var count = 0
        while share.bytes > goal, resources.count > 0 {
            guard let oldest = takeOldest() else { continue }
            share.add(-oldest.footprint)
            count += 1
        }
        return count
    }

    /// The bytes of all resources.
    var bytes: Int { share.bytes }

    /// The number of resources that are no seeds.
    var createdCount: Int { resources.count }

    /// A resource that was added, and the one that was evicted for it.
    struct Creation: Sendable {
        let created: Resource
        let evicted: Resource?
    }

    /// The caller adds its bytes to the share.
    private func add(_ members: inout JSONObject) -> Resource? {
        if let (member, value) = initialState, members[member] == nil { members.appendDistinct(member, value) }
        guard let key = members[keyMember] else { return nil }
        let id = Resource.id(of: key)
        let resource = Resource(serial: resources.nextSerial, id: id, members: members)
        if let before = resources.add(resource) { remove(before) }
        index(resource)
        return resource
    }

    subscript(id: String) -> Resource? { resources.serial(of: id).flatMap { resources[$0] } }

    /// The resource whose key has this text, or is the number that the text spells.
    func resource(spelled text: String) -> Resource? {
        self[text] ?? JSONNumber(text).flatMap { self[$0.canonicalSpelling] }
    }

    /// Every resource, the latest first.
    var latestFirst: [Resource] { resources.oldestFirst.reversed() }

    /// The latest resource that fits.
    func latest(where criteria: [Criterion]) -> Resource? {
        for criterion in criteria where criterion.member == keyMember && !criterion.isExcluded {
            if let keys = criterion.value.arrayValue {
                let found = keys.compactMap { self[Resource.id(of: $0)] }
                return found.filter { fits($0, criteria) }.max { $0.serial < $1.serial }
            }
            guard let resource = self[Resource.id(of: criterion.value)] else { return nil }
            return fits(resource, criteria) ? resource : nil
        }
        if let serials = indexedSerials(criteria) {
            return serials.reversed().lazy.compactMap { self.resources[$0] }.first { fits($0, criteria) }
        }
        return resources.latest { fits($0, criteria) }
    }

    /// Every resource that fits, the oldest first.
    func all(where criteria: [Criterion]) -> [Resource] {
        if let key = criteria.first(where: { $0.member == keyMember && !$0.isExcluded }) {
            let ids = (key.value.arrayValue ?? [key.value]).map { Resource.id(of: $0) }
            return fitting(ids.compactMap { resources.serial(of: $0) }, criteria)
        }
        if let serials = indexedSerials(criteria) { return fitting(serials, criteria) }
        return resources.oldestFirst.filter { fits($0, criteria) }
    }

    /// Those of `serials` that fit, each once, in the order of creation.
    private func fitting(_ serials: [Int], _ criteria: [Criterion]) -> [Resource] {
        Set(serials).sorted().compactMap { resources[$0] }.filter { fits($0, criteria) }
    }

    /// The serials in an index for one of the criteria; nil when no index helps.
    private func indexedSerials(_ criteria: [Criterion]) -> [Int]? {
        let indexed = criteria.first {
            !$0.isExcluded && serialsByIndex[$0.member] != nil && $0.value.arrayValue == nil
        }
        return indexed.map { serialsByIndex[$0.member]?[$0.value] ?? [] }
    }

    /// Sets members of an existing resource without checking its state; the key is not changed.
    func change(_ before: Resource, _ changes: JSONObject) -> Resource {
        var members = before.members
        for change in changes.members where change.name != definition.key { members[change.name] = change.value }
        let resource = Resource(serial: before.serial, id: before.id, members: members)
        resources[before.serial] = resource
        share.add(resource.footprint - before.footprint)
        // Only changed values are indexed again: their lists are in the order of creation.
        if indexes.contains(where: { before.members[$0] != resource.members[$0] }) {
            unindex(before)
            index(resource)
        }
        return resource
    }

    func delete(_ id: String) {
        if let resource = self[id] { remove(resource) }
    }

    private func fits(_ resource: Resource, _ criteria: [Criterion]) -> Bool {
        for criterion in criteria {
            guard let found = resource.members[criterion.member] else {
                if criterion.isExcluded { continue }
                return false
            }
            let isFound =
                agrees(found, with: criterion.value, member: criterion.member)
                || criterion.value.arrayValue?.contains { agrees(found, with: $0, member: criterion.member) } == true
            if isFound == criterion.isExcluded { return false }
        }
        return true
    }

    /// Keys are compared as texts in a URL, in which the number 7 and the text `7` are equal.
    private func agrees(_ found: JSON, with value: JSON, member: MemberName) -> Bool {
        found == value || (member == keyMember && Resource.id(of: found) == Resource.id(of: value))
    }

    private func remove(_ resource: Resource) {
        resources.remove(resource.serial)
        share.add(-resource.footprint)
        unindex(resource)
    }

    private func index(_ resource: Resource) {
        for member in indexes {
            guard let value = resource.members[member] else { continue }
            // Only two numbers are read, because holding the list while it grows would copy it.
            let (length, last) = serialsByIndex[member]?[value].map { ($0.count, $0.last ?? -1) } ?? (0, -1)
            if last >= resource.serial {
                reindex(resource.serial, member, value)
                continue
            }
            if length > 2 * definition.limit + definition.seed.count {
                let live = serialsByIndex[member]?[value]?.filter { indexes(serial: $0, member, value) }
                serialsByIndex[member]?[value] = live
            }
            serialsByIndex[member]?[value, default: []].append(resource.serial)
        }
    }

    /// Inserts an older resource with a new value, in the order of creation.
    private func reindex(_ serial: Int, _ member: MemberName, _ value: JSON) {
        guard let place = serialsByIndex[member]?[value]?.firstIndex(where: { $0 >= serial }),
            serialsByIndex[member]?[value]?[place] != serial
        else { return }
        serialsByIndex[member]?[value]?.insert(serial, at: place)
    }

    /// Removes `resource` from the indexes.
    ///
    /// Serials are removed only from the end of a list. Lookups skip those in the middle whose resource is gone.
    private func unindex(_ resource: Resource) {
        // Indexes without entries are skipped.
        for member in indexes where serialsByIndex[member]?.isEmpty == false {
            guard let value = resource.members[member] else { continue }
            while let last = serialsByIndex[member]?[value]?.last, !indexes(serial: last, member, value) {
                serialsByIndex[member]?[value]?.removeLast()
            }
            if serialsByIndex[member]?[value]?.isEmpty == true { serialsByIndex[member]?[value] = nil }
        }
    }

    private func indexes(serial: Int, _ member: MemberName, _ value: JSON) -> Bool {
        resources[serial]?.members[member] == value
    }
}
