internal import Diagnostics
internal import JSONModel

/// The members of a mapping while it is being read: a name that comes again is a finding, and its first value stays.
struct MemberList {
    private(set) var members: [Mapping.Member] = []
    private var lines: [CodePoints: Int] = [:]

    /// Adds `member`, or answers why it cannot be added.
    mutating func add(_ member: Mapping.Member) -> Diagnostic? {
        if let line = lines[CodePoints(member.name)] {
            return .error(at: member.nameLocation, "'\(member.name)' is there already, on line \(line)")
        }
        lines[CodePoints(member.name)] = member.nameLocation.line
        members.append(member)
        return nil
    }

    /// Adds the members of a merged mapping (`<<`) that are not there yet.
    mutating func merge(_ mapping: Mapping) {
        for member in mapping.members where lines[CodePoints(member.name)] == nil { _ = add(member) }
    }
}
