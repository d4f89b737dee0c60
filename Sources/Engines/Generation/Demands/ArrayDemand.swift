internal import SchemaValidation

/// The items of an array, as all schemas describe them together.
struct ArrayDemand {
    /// One schema's `prefixItems` and `items`, which belong together.
    struct Part {
        var prefix: [SchemaPlace] = []
        var rest: SchemaPlace?
    }

    var parts: [Part] = []
    /// `unevaluatedItems`: for items that no part describes.
    var unevaluated: [SchemaPlace] = []
    var contained: [(schema: SchemaPlace, least: Int)] = []
    var isUnique = false
    private(set) var least = 0
    private(set) var most: Int?

    mutating func atLeast(_ count: Int) { least = max(least, count) }
    mutating func atMost(_ count: Int) { most = min(most ?? count, count) }

    var longestPrefix: Int { parts.map(\.prefix.count).max() ?? 0 }
    var hasItems: Bool { parts.contains { $0.rest != nil } }

    /// Every schema that the item at `index` has to fulfil, those it must contain aside.
    func schemas(at index: Int) -> [SchemaPlace] {
        let described = parts.compactMap { index < $0.prefix.count ? $0.prefix[index] : $0.rest }
        return described.isEmpty ? unevaluated : described
    }
}
