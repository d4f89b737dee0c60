/// The members of a JSON object in the order they were written, duplicates included.
///
/// Looking up a name gives the last member of that name, as most readers of JSON do. Large objects have an index.
package struct JSONObject: Sendable {
    package struct Member: Sendable {
        package let name: String
        /// The `MemberName.key` of the name.
        package let nameKey: UInt32
        package var value: JSON

        package init(name: String, value: JSON) { self.init(MemberName(name), value) }

        init(_ name: MemberName, _ value: JSON) {
            self.name = name.text
            nameKey = name.key
            self.value = value
        }
    }

    package private(set) var members: [Member] = []
    /// The position of each name's last member; nil for a small object, which is searched.
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
        get { self[MemberName(name)] }
        set { self[MemberName(name)] = newValue }
    }

    /// The same for a name that was prepared.
    package subscript(name: MemberName) -> JSON? {
        get { position(of: name).map { members[$0].value } }
        set {
            let position = position(of: name)
            if let newValue {
                if let position { members[position].value = newValue } else { appendDistinct(name, newValue) }
            } else if position != nil {
                members.removeAll { $0.nameKey == name.key && $0.name.hasSameCodePoints(as: name.text) }
                rebuildIndex()
            }
        }
    }

    /// Adds a member at the end, also when the object has the name; answers whether it had.
    @discardableResult
    package mutating func append(_ name: String, _ value: consuming JSON) -> Bool {
        let name = MemberName(name)
        let isDuplicate = position(of: name) != nil
        appendDistinct(name, value)
        return isDuplicate
    }

    /// Adds a member whose name no other member has; the caller guarantees that.
    package mutating func appendDistinct(_ name: MemberName, _ value: consuming JSON) {
        members.append(Member(name, value))
        if index != nil {
            index?[CodePoints(name.text)] = members.count - 1
        } else if members.count > Self.largestUnindexed {
            rebuildIndex()
        }
    }

    /// This object with the last member of each name only.
    package var lastMembers: JSONObject {
        guard hasDuplicates else { return self }
        var result = JSONObject()
        for (offset, member) in members.enumerated() where position(of: MemberName(member.name)) == offset {
            result.append(member.name, member.value)
        }
        return result
    }

    package mutating func reserveCapacity(_ count: Int) { members.reserveCapacity(count) }

    private var hasDuplicates: Bool {
        if let index { return index.count < members.count }
        return members.indices.contains { position in
            members[..<position].contains { earlier in
                earlier.nameKey == members[position].nameKey
                    && earlier.name.hasSameCodePoints(as: members[position].name)
            }
        }
    }

    private func position(of name: MemberName) -> Int? {
        if let index { return index[CodePoints(name.text)] }
        // Through the buffer: otherwise each look counts a reference to the members, which threads share.
        return members.withUnsafeBufferPointer { members in
            members.lastIndex { $0.nameKey == name.key && $0.name.hasSameCodePoints(as: name.text) }
        }
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
    /// Of several members of one name, the last counts.
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
