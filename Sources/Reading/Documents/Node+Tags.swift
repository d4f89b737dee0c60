/// Tags, in the form of YAML and in the form of JSON, which has none of its own.
extension Node {
    /// The node with its tag, if it is an object with one member that is a tag: `{"!uuid": null}` becomes `!uuid`.
    ///
    /// Any other node is returned unchanged. Only readers of places that allow tags call it; elsewhere such an object
    /// is an ordinary one.
    package var tagged: Node {
        guard tag == nil, let mapping, mapping.members.count == 1, let member = mapping.members.first,
            member.name.utf8.count > 1, member.name.utf8.first == UInt8(ascii: "!")
        else { return self }
        let name = String(member.name.dropFirst())
        // A node has only one tag, so a value that has one is put into a list, as YAML does.
        let content = member.value.tag == nil ? member.value.content : .sequence([member.value])
        return Node(content, tag: name, at: member.nameLocation)
    }

    /// The same node without its tag.
    package var withoutTag: Node { Node(content, at: location) }

    /// The value on one line: `{id: !uuid, tags: [new, "5"]}`.
    package var flowText: String { YAMLFlow.text(of: self) }
}
