internal import JSONModel

/// The members of an object or the elements of a list, together with the missing ones.
enum DiffParts {
    struct Part {
        enum Content {
            case value(JSON, MarkTree)
            case missing(DiffView.Mark.Kind)
        }

        /// Nil for a missing part.
        let token: String?
        /// The text before the value: `"name": ` or `[3] `.
        let label: String
        let content: Content

        var isEqual: Bool {
            if case .value(_, let tree) = content { return tree.isEmpty }
            return false
        }
    }

    static func of(_ value: JSON, _ tree: MarkTree, label: (String) -> String) -> [Part] {
        switch value {
        case .object(let object): members(object.lastMembers, tree, label)
        case .array(let elements): self.elements(elements, tree)
        case .null, .bool, .number, .string: []
        }
    }

    /// Missing members come last, because they have no place in the object.
    private static func members(_ object: JSONObject, _ tree: MarkTree, _ label: (String) -> String) -> [Part] {
        object.members.map { member in
            Part(
                token: member.name, label: label(member.name),
                content: .value(member.value, tree[member.name] ?? MarkTree()))
        } + tree.missing.map { Part(token: nil, label: label($0.token), content: .missing($0.kind)) }
    }

    /// A missing element is at its old place, because its index counts in the expected list.
    private static func elements(_ elements: [JSON], _ tree: MarkTree) -> [Part] {
        let trees = elements.indices.map { tree[String($0)] ?? MarkTree() }
        let movedAway = Set(trees.flatMap(\.own).compactMap(\.source))
        var missing: [Int: [Part]] = [:]
        var parts: [Part] = []
        for (token, kind) in tree.missing {
            let part = Part(token: nil, label: "[\(token)] ", content: .missing(kind))
            missing[JSONPointer.arrayIndex(token) ?? Int.max, default: []].append(part)
        }
        var expectedIndex = 0
        for (index, element) in elements.enumerated() {
            while missing[expectedIndex] != nil || movedAway.contains(expectedIndex) {
                parts += missing.removeValue(forKey: expectedIndex) ?? []
                expectedIndex += 1
            }
            parts.append(Part(token: String(index), label: "[\(index)] ", content: .value(element, trees[index])))
            if !trees[index].own.contains(where: \.isNew) { expectedIndex += 1 }
        }
        return parts + missing.keys.sorted().flatMap { missing[$0] ?? [] }
    }

    /// Which parts are shown: different ones, and up to `context` on either side.
    ///
    /// A single part is never folded.
    static func shown(_ isEqual: [Bool], context: Int) -> [Bool] {
        var shown = [Bool](repeating: false, count: isEqual.count)
        for index in isEqual.indices where !isEqual[index] {
            for near in max(0, index - context)...min(isEqual.count - 1, index + context) { shown[near] = true }
        }
        for index in shown.indices where !shown[index] {
            let isAlone = (index == 0 || shown[index - 1]) && (index + 1 == shown.count || shown[index + 1])
            if isAlone { shown[index] = true }
        }
        return shown
    }
}

extension DiffView.Mark.Kind {
    /// Whether the expected list has no element at this place.
    fileprivate var isNew: Bool {
        if case .difference(.unexpected) = self { return true }
        return source != nil
    }
}
