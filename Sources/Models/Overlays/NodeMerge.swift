internal import Diagnostics
internal import Documents

/// Merges an update into a node.
///
/// Overlay 1.0.0 says only that members are merged recursively. The rest is as in 1.1.0: new members are added, lists
/// are joined, other values are replaced, and different kinds are errors.
enum NodeMerge {
    /// `target`, a mapping of `members`, with `changes` merged into it.
    static func merged(_ target: Node, _ members: Mapping, _ changes: Mapping, _ findings: inout Findings) -> Node {
        var result = members.members.map { member in
            guard let change = changes.member(member.name) else { return member }
            return merged(member, change, &findings)
        }
        result += changes.members.filter { members.member($0.name) == nil }
        return Node(.mapping(Mapping(result)), tag: target.tag, at: target.location)
    }

    /// `target`, a list of `elements`, with those of `update` at its end; `update` itself when it is no list.
    static func joined(_ target: Node, _ elements: [Node], _ update: Node) -> Node {
        Node(.sequence(elements + (update.sequence ?? [update])), tag: target.tag, at: target.location)
    }

    private static func merged(
        _ member: Mapping.Member, _ change: Mapping.Member, _ findings: inout Findings
    ) -> Mapping.Member {
        let value: Node
        switch (member.value.content, change.value.content) {
        case (.mapping(let members), .mapping(let changes)): value = merged(member.value, members, changes, &findings)
        case (.sequence(let elements), .sequence): value = joined(member.value, elements, change.value)
        case (.mapping, _), (.sequence, _), (_, .mapping), (_, .sequence):
            findings.error(
                at: change.value.location,
                "'\(change.name)' is \(change.value.kindDescription) here and \(member.value.kindDescription) at "
                    + "\(member.value.location); remove it by an action before this one")
            return member
        default: return change
        }
        return Mapping.Member(name: member.name, nameLocation: member.nameLocation, value: value)
    }
}
