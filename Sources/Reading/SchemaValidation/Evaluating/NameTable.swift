internal import JSONModel

/// Finds the position of a name in a fixed list, by code points.
///
/// The members of objects carry a key, which serves as the hash. The names come from the author of the schema, so nobody
/// can make them collide on purpose. A dictionary takes 3,000 instructions more in Libro's create call, of 333,000.
struct NameTable: Sendable {
    private let names: [String]
    /// The positions of many names, whose keys would collide; nil for few.
    private let many: [CodePoints: Int]?
    private static let mostOfFew = 64
    /// Positions in `names`, -1 for a free slot; a power of two, at most half full.
    private let slots: [Int32]

    init(_ names: [String]) {
        self.names = names
        if names.count > Self.mostOfFew {
            many = Dictionary(names.enumerated().map { (CodePoints($1), $0) }) { first, _ in first }
            slots = []
            return
        }
        many = nil
        var size = 4
        while size < names.count * 2 { size *= 2 }
        var slots = [Int32](repeating: -1, count: size)
        for (position, name) in names.enumerated() {
            var slot = Int(name.quickKey) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(position)
        }
        self.slots = slots
    }

    func position(of name: String) -> Int? { position(of: name, key: name.quickKey) }

    func position(of member: JSONObject.Member) -> Int? { position(of: member.name, key: member.nameKey) }

    private func position(of name: String, key: UInt32) -> Int? {
        if let many { return many[CodePoints(name)] }
        var slot = Int(key) & (slots.count - 1)
        while slots[slot] >= 0 {
            let position = Int(slots[slot])
            if names[position].hasSameCodePoints(as: name) { return position }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }
}
