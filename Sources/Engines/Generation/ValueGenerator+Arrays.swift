internal import JSONModel
internal import SchemaValidation

/// Arrays: the number of items, and their values.
extension ValueGenerator {
    mutating func array(
        _ demand: Demand, _ attempt: Int, _ position: ValuePosition
    ) throws(GenerationFailure) -> JSON? {
        let arrays = demand.arrays
        let contained = containedPositions(arrays)
        var count = max(wantedCount(arrays, attempt, position), (contained.keys.max() ?? -1) + 1)
        if let most = arrays.most { count = min(count, most) }
        let least = max(arrays.least, contained.count)
        var items: [JSON] = []
        while items.count < count {
            let schemas = arrays.schemas(at: items.count) + (contained[items.count] ?? [])
            if items.count >= least, schemas.contains(where: { $0.node.isFalse }) { break }
            do throws(GenerationFailure) {
                guard let item = try item(schemas, differingFrom: arrays.isUnique ? items : [], position) else {
                    if items.count >= least { break }
                    return nil
                }
                items.append(item)
            } catch {
                if error.reason == .exhausted || items.count < least { throw error }
                break
            }
        }
        return .array(items)
    }

    /// An item that differs from `others`; nil when none was found.
    private mutating func item(
        _ schemas: [SchemaPlace], differingFrom others: [JSON], _ position: ValuePosition
    ) throws(GenerationFailure) -> JSON? {
        for attempt in 0..<(others.isEmpty ? 1 : 24) {
            let item = try value(schemas, at: position.from(attempt))
            if !others.contains(item) { return item }
        }
        return nil
    }

    private mutating func wantedCount(_ arrays: ArrayDemand, _ attempt: Int, _ position: ValuePosition) -> Int {
        let prefix = position.isDeep ? 0 : arrays.longestPrefix
        let extra = arrays.hasItems && !position.isDeep && attempt % 4 != 3 ? Int.random(in: 1...2, using: &random) : 0
        return max(arrays.least, attempt % 4 == 2 ? 0 : prefix + extra)
    }

    /// The schemas of `contains`, by the index of the item that must match them.
    ///
    /// The items follow the prefix if there is room.
    private func containedPositions(_ arrays: ArrayDemand) -> [Int: [SchemaPlace]] {
        var positions: [Int: [SchemaPlace]] = [:]
        let isClosed = arrays.schemas(at: arrays.longestPrefix).contains { $0.node.isFalse }
        let room = arrays.most ?? .max
        for (schema, least) in arrays.contained where least > 0 && least < 10_000 {
            let start = isClosed || arrays.longestPrefix + least > room ? 0 : arrays.longestPrefix
            for index in start..<(start + least) { positions[index, default: []].append(schema) }
        }
        return positions
    }
}
