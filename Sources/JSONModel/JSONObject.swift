/// The members of a JSON object in the order they were written, duplicates included.
///
/// Looking a name up gives the last member of that name, as most readers of JSON do. Small objects are searched;
/// larger ones carry an index.
package struct JSONObject: Sendable {
    package struct Member: Sendable {
        package let name: String
        package var value: JSON

        package init(name: String, value: JSON) {
            self.name = name
            self.value = value
        }
    }

    package private(set) var members: [Member] = []
    /// A bit for each member's name, so that nearly every name that is not there is known at once.
    private var filter: UInt32 = 0
    private var hasDuplicates = false
    private var index: [CodePoints: Int]?
    private static let largestUnindexed = 16

    package init() {}

    package init(_ members: some Sequence<(String, JSON)>) {
        for (name, value) in members { append(name, value) }
    }

    package var count: Int { members.count }
    package var isEmpty: Bool { members.isEmpty }
    package var names: some Sequence<String> { members.lazy.map(\.name) }

    /// The value of the last member called `name`.
    ///
    /// Setting replaces it in place, or appends; nil removes.
    package subscript(name: String) -> JSON? {
        get { position(of: name).map { members[$0].value } }
        set {
            if let newValue {
                set(name, newValue)
            } else if position(of: name) != nil {
                members.removeAll { $0.name.hasSameCodePoints(as: name) }
                rebuildIndex()
            }
        }
    }

    /// Adds a member at the end, even when the name is there already; answers whether it was.
    @discardableResult
    package mutating func append(_ name: String, _ value: JSON) -> Bool {
        let isDuplicate = position(of: name) != nil
        hasDuplicates = hasDuplicates || isDuplicate
        appendDistinct(name, value)
        return isDuplicate
    }

    /// Adds a member at the end whose name no other member has, as the caller knows.
    package mutating func appendDistinct(_ name: String, _ value: JSON) {
        filter |= Self.filterBit(name)
        members.append(Member(name: name, value: value))
        if index != nil {
            index?[CodePoints(name)] = members.count - 1
        } else if members.count > Self.largestUnindexed {
            rebuildIndex()
        }
    }

    /// This object with the last member of each name only.
    package var lastMembers: JSONObject {
        guard hasDuplicates else { return self }
        var result = JSONObject()
        for (offset, member) in members.enumerated() where position(of: member.name) == offset {
            result.append(member.name, member.value)
        }
        return result
    }

    package mutating func reserveCapacity(_ count: Int) { members.reserveCapacity(count) }

    private mutating func set(_ name: String, _ value: JSON) {
        if let position = position(of: name) {
            members[position].value = value
        } else {
            appendDistinct(name, value)
        }
    }

    private func position(of name: String) -> Int? {
        if let index { return index[CodePoints(name)] }
        guard filter & Self.filterBit(name) != 0 else { return nil }
        var position = members.count
        while position > 0 {
            position -= 1
            if members[position].name.hasSameCodePoints(as: name) { return position }
        }
        return nil
    }

    /// Names that differ in length or first byte nearly always have different bits.
    private static func filterBit(_ name: String) -> UInt32 {
        1 << UInt32(truncatingIfNeeded: (name.utf8.count &* 11 &+ Int(name.utf8.first ?? 0)) & 31)
    }

    private mutating func rebuildIndex() {
        guard members.count > Self.largestUnindexed else {
            index = nil
            return
        }
        var rebuilt: [CodePoints: Int] = [:]
        rebuilt.reserveCapacity(members.count)
        for (position, member) in members.enumerated() { rebuilt[CodePoints(member.name)] = position }
        index = rebuilt
    }
}

extension JSONObject: Hashable {
    /// Of a name that is there more than once, the last member counts, as it does for looking it up.
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        let (left, right) = (left.lastMembers, right.lastMembers)
        return left.count == right.count && left.members.allSatisfy { right[$0.name] == $0.value }
    }

    package func hash(into hasher: inout Hasher) {
        // Because order does not count, the members' hashes are combined by a commutative operation.
        var combined = 0
        for member in lastMembers.members {
            var hasher = Hasher()
            hasher.combine(CodePoints(member.name))
            hasher.combine(member.value)
            combined ^= hasher.finalize()
        }
        hasher.combine(combined)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }
}
