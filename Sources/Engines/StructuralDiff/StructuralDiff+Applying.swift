package import JSONModel

extension StructuralDiff {
    /// The actual value, made from the expected one and the differences.
    ///
    /// Differences that do not fit the value are ignored.
    package static func applying(_ differences: [Difference], to expected: JSON) -> JSON {
        apply(differences.map { Change(path: $0.pointer.tokens[...], kind: $0.kind) }, to: expected)
    }

    /// A difference, with the rest of the path to its place.
    private struct Change {
        let path: ArraySlice<String>
        let kind: Difference.Kind

        var inner: Change { Change(path: path.dropFirst(), kind: kind) }
    }

    private static func apply(_ changes: [Change], to value: JSON) -> JSON {
        for change in changes where change.path.isEmpty {
            switch change.kind {
            case .changed(_, let actual), .typeChanged(_, let actual): return actual
            case .missing, .unexpected, .moved, .reordered: continue
            }
        }
        switch value {
        case .object(let object): return .object(apply(changes, to: object))
        case .array(let elements): return .array(apply(changes, to: elements))
        case .null, .bool, .number, .string: return value
        }
    }

    private static func apply(_ changes: [Change], to object: JSONObject) -> JSONObject {
        var object = object.lastMembers
        var inner: [CodePoints: [Change]] = [:]
        for change in changes {
            guard let name = change.path.first else { continue }
            switch change.kind {
            case .missing where change.path.count == 1: object[name] = nil
            case .unexpected(let actual) where change.path.count == 1: object[name] = actual
            default: inner[CodePoints(name), default: []].append(change.inner)
            }
        }
        for (name, changes) in inner {
            object[name.string] = object[name.string].map { apply(changes, to: $0) }
        }
        for case .reordered(_, let names) in changes.filter(\.path.isEmpty).map(\.kind) {
            object = JSONObject(names.compactMap { name in object[name].map { (name, $0) } })
        }
        return object
    }

    private static func apply(_ changes: [Change], to elements: [JSON]) -> [JSON] {
        var removed: Set<Int> = []
        var inserted: [Int: JSON] = [:]
        var moved: [Int: Int] = [:]
        var inner: [Int: [Change]] = [:]
        for change in changes {
            guard let index = change.path.first.flatMap(JSONPointer.arrayIndex) else { continue }
            switch change.kind {
            case .missing where change.path.count == 1: removed.insert(index)
            case .unexpected(let actual) where change.path.count == 1: inserted[index] = actual
            case .moved(let from) where change.path.count == 1 && elements.indices.contains(from):
                removed.insert(from)
                moved[index] = from
            default: inner[index, default: []].append(change.inner)
            }
        }
        var kept = elements.enumerated().lazy.filter { !removed.contains($0.offset) }.map(\.element).makeIterator()
        var result: [JSON] = []
        while true {
            if let new = inserted[result.count] {
                result.append(new)
            } else if let from = moved[result.count] {
                result.append(apply(inner[result.count] ?? [], to: elements[from]))
            } else if let old = kept.next() {
                result.append(apply(inner[result.count] ?? [], to: old))
            } else {
                return result
            }
        }
    }
}
