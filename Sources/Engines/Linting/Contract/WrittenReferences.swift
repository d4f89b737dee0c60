internal import Documents

/// The `$ref`s of a document.
enum WrittenReferences {
    /// Every one, those inside of examples too.
    static func all(in node: Node) -> [Node] { collect(node) { _ in false } }

    /// Those that are references for sure: what is below `example` or `default` may be data that looks like one.
    static func certain(in node: Node) -> [Node] {
        collect(node) { ["example", "default", "enum", "const", "value"].contains($0) || $0.hasPrefix("x-") }
    }

    private static func collect(_ node: Node, except isData: (String) -> Bool) -> [Node] {
        var found: [Node] = []
        var pending = [node]
        while let node = pending.popLast() {
            for member in node.mapping?.members ?? [] where !isData(member.name) {
                if member.name == "$ref", member.value.string != nil { found.append(member.value) }
                pending.append(member.value)
            }
            pending += node.sequence ?? []
        }
        return found
    }
}
