package import JSONModel

/// Changing one place of a tree; all other nodes keep their places in the file.
extension Node {
    /// This tree with the node at `pointer` changed by `edit`, or removed when `edit` gives nil.
    ///
    /// The root cannot be removed. A place that does not exist cannot be changed. In both cases the tree stays as it
    /// is.
    package func editing(at pointer: JSONPointer, _ edit: (Node) -> Node?) -> Node {
        editing(at: pointer.tokens[...], edit) ?? self
    }

    private func editing(at tokens: ArraySlice<String>, _ edit: (Node) -> Node?) -> Node? {
        guard let token = tokens.first else { return edit(self) }
        let rest = tokens.dropFirst()
        switch content {
        case .mapping(let mapping):
            let members = mapping.members.compactMap { member -> Mapping.Member? in
                guard member.name.hasSameCodePoints(as: token) else { return member }
                return member.value.editing(at: rest, edit).map {
                    Mapping.Member(name: member.name, nameLocation: member.nameLocation, value: $0)
                }
            }
            return Node(.mapping(Mapping(members)), tag: tag, at: location)
        case .sequence(let elements):
            let index = JSONPointer.arrayIndex(token)
            let edited = elements.enumerated().compactMap { $0 == index ? $1.editing(at: rest, edit) : $1 }
            return Node(.sequence(edited), tag: tag, at: location)
        default: return self
        }
    }
}
