internal import JSONModel

/// The members of an object that is being read, in the order of their first elements.
struct MembersInProgress {
    private var entries: [(name: String, values: [JSON], occurrence: ValueShape.Property.Occurrence)] = []
    private var positions: [CodePoints: Int] = [:]

    /// Adds a value; false when the member takes no further one.
    @discardableResult
    mutating func add(_ name: String, _ value: JSON, _ occurrence: ValueShape.Property.Occurrence) -> Bool {
        guard let position = positions[CodePoints(name)] else {
            positions[CodePoints(name)] = entries.count
            entries.append((name, [value], occurrence))
            return true
        }
        guard occurrence != .once, entries[position].occurrence != .once else { return false }
        entries[position].values.append(value)
        return true
    }

    var object: JSONObject {
        JSONObject(
            entries.map { entry in
                let isArray = entry.occurrence == .list || entry.values.count > 1
                return (entry.name, isArray ? .array(entry.values) : entry.values[0])
            })
    }
}

extension ValueShape.Property {
    /// How many elements of a member may come.
    enum Occurrence {
        case once
        /// Any number; each is an item of an array.
        case list
        /// Any number, because the schema says nothing: several make an array.
        case any
    }

    var occurrence: Occurrence {
        switch shape.content {
        case .array(_, let isWrapped): isWrapped || shape.naming.isAttribute ? .once : .list
        case .any: .any
        case .scalar, .object: .once
        }
    }

    /// The shape of one element; for an array without a wrapper, that of an item.
    var elementShape: ValueShape {
        if case .array(let items, isWrapped: false) = shape.content { return items }
        return shape
    }
}
