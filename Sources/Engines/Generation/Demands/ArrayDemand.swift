internal import SchemaValidation

/// The items of an array, by all its schemas together.
struct ArrayDemand {
    /// The `prefixItems` and `items` of one schema.
    struct Part {
        var prefix: [SchemaPlace] = []
        var rest: SchemaPlace?
    }

    var parts: [Part] = []
    /// `unevaluatedItems`: the schemas of items that no part describes.
    var unevaluated: [SchemaPlace] = []
    var contained: [(schema: SchemaPlace, least: Int)] = []
    var isUnique = false
    private(set) var least = 0
    private(set) var most: Int?

    mutating func atLeast(_ count: Int) { least = max(least, count) }
    mutating func atMost(_ count: Int) { most = min(most ?? count, count) }

    var longestPrefix: Int { parts.map(\.prefix.count).max() ?? 0 }
    var hasItems: Bool { parts.contains { $0.rest != nil } }

    /// All schemas of the item at `index`, except those of `contains`.
    func schemas(at index: Int) -> [SchemaPlace] {
        let described = parts.compactMap { index < $0.prefix.count ? $0.prefix[index] : $0.rest }
        return described.isEmpty ? unevaluated : described
    }
}
