/// Tags, as YAML writes them and as JSON does, which has none.
extension Node {
    /// The value under its tag, where a member is the tag: the object `{"!uuid": null}` is `!uuid`.
    ///
    /// Any other node is itself. Whoever reads a place where a tag may stand asks for it; elsewhere such an object is one
    /// like any other.
    package var tagged: Node {
        guard tag == nil, let mapping, mapping.members.count == 1, let member = mapping.members.first,
            member.name.utf8.count > 1, member.name.utf8.first == UInt8(ascii: "!")
        else { return self }
        let name = String(member.name.dropFirst())
        // Because a node has one tag, a value that has its own stands in brackets, as it does in YAML.
        let content = member.value.tag == nil ? member.value.content : .sequence([member.value])
        return Node(content, tag: name, at: member.nameLocation)
    }

    /// The same value without its tag.
    package var withoutTag: Node { Node(content, at: location) }

    /// The value on one line: `{id: !uuid, tags: [new, "5"]}`.
    package var flowText: String { YAMLFlow.text(of: self) }
}
