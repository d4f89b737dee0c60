internal import JSONModel

/// An object's members in the order of their first elements, with the values each has so far.
struct MembersInProgress {
    private var entries: [(name: String, values: [JSON], occurrence: XMLShape.Property.Occurrence)] = []
    private var positions: [CodePoints: Int] = [:]

    /// Adds a value; false when the member has one and takes no more.
    @discardableResult
    mutating func add(_ name: String, _ value: JSON, _ occurrence: XMLShape.Property.Occurrence) -> Bool {
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

extension XMLShape.Property {
    /// How often a member's element may come.
    enum Occurrence {
        case once
        /// Each is an item of an array.
        case list
        /// Nothing is known: more than one make an array.
        case any
    }

    var occurrence: Occurrence {
        switch shape.content {
        case .array(_, let isWrapped): isWrapped || shape.naming.isAttribute ? .once : .list
        case .any: .any
        case .scalar, .object: .once
        }
    }

    /// The shape of one element: for an array without wrapper, that of an item.
    var elementShape: XMLShape {
        if case .array(let items, isWrapped: false) = shape.content { return items }
        return shape
    }
}
