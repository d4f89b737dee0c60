internal import Diagnostics
internal import JSONModel

/// The members of a mapping while it is read.
///
/// A name that comes again is a finding; its first value stays.
struct MemberList {
    private(set) var members: [Mapping.Member] = []
    /// The position of each name, once there are too many members to search.
    private var positions: [CodePoints: Int] = [:]

    /// Adds `member`; gives a finding when its name is there already.
    mutating func add(_ member: Mapping.Member) -> Diagnostic? {
        if let position = position(of: member.name) {
            let line = members[position].nameLocation.line
            return .error(at: member.nameLocation, "'\(member.name)' is there already, on line \(line)")
        }
        if members.count == Mapping.largestUnindexed {
            for (position, member) in members.enumerated() { positions[CodePoints(member.name)] = position }
        }
        if members.count >= Mapping.largestUnindexed { positions[CodePoints(member.name)] = members.count }
        members.append(member)
        return nil
    }

    private func position(of name: String) -> Int? {
        if members.count > Mapping.largestUnindexed { return positions[CodePoints(name)] }
        return members.firstIndex { $0.name.hasSameCodePoints(as: name) }
    }

    /// Adds those members of a merged mapping (`<<`) whose names are new.
    mutating func merge(_ mapping: Mapping) {
        for member in mapping.members where position(of: member.name) == nil { _ = add(member) }
    }
}
